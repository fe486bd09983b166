import { Button } from '@mantine/core';
import { IconArchive, IconFolder } from '@tabler/icons-react';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupCopy, BackupList, BackupLoss } from '../../../core/backup';
import { DeleteDialog } from '../../components/DeleteDialog';
import classes from '../../components/FormSection.module.css';
import list from '../../components/list.module.css';
import { useAttempt, useSnapshot } from '../../context';
import { useFormats } from '../../formats';
import { useNotices } from '../../notices';
import plan from './plan.module.css';

/** The copies of Nachtwache's own data, and the way back to one of them. */
export function Backups() {
  const { t } = useTranslation();
  const attempt = useAttempt();
  const { show } = useNotices();
  const { value, set, again } = useBackups();
  const [isBusy, setBusy] = useState(false);
  const make = async (): Promise<void> => {
    if (isBusy) return;
    setBusy(true);
    const reply = await attempt('backups.makeNow', {});
    setBusy(false);
    again();
    if (reply.ok) show({ kind: 'done', text: t('window.backup.made') });
  };
  const choose = async (): Promise<void> => {
    const reply = await attempt('backups.chooseFolder', {});
    if (reply.ok && reply.value !== null) set(reply.value);
  };
  const takeUsual = async (): Promise<void> => {
    const reply = await attempt('backups.useUsualFolder', {});
    if (reply.ok) set(reply.value);
  };
  return (
    <section className={classes.section} aria-labelledby="plan-backups">
      <h2 id="plan-backups">{t('window.backup.title')}</h2>
      <p className="prose quiet">{t('window.backup.about')}</p>
      {value !== null && (
        <p className="prose" style={{ overflowWrap: 'anywhere' }}>
          {t('window.backup.folder', { folder: value.folder })}
        </p>
      )}
      <div className={classes.choice}>
        <Button
          variant="default"
          aria-disabled={isBusy}
          leftSection={<IconArchive size={16} aria-hidden />}
          onClick={() => void make()}
        >
          {t('window.backup.make')}
        </Button>
        <Button variant="default" leftSection={<IconFolder size={16} aria-hidden />} onClick={() => void choose()}>
          {t('window.backup.choose')}
        </Button>
        {value?.isChosen === true && (
          <Button variant="subtle" onClick={() => void takeUsual()}>
            {t('window.backup.useUsual')}
          </Button>
        )}
      </div>
      {value !== null && <Copies copies={value.copies} />}
    </section>
  );
}

function useBackups(): { value: BackupList | null; set: (value: BackupList) => void; again: () => void } {
  const attempt = useAttempt();
  const [value, set] = useState<BackupList | null>(null);
  const [round, setRound] = useState(0);
  // One that fails by itself is told as trouble, and stands in the list from then on.
  const troubles = useSnapshot((snapshot) => snapshot.troubles);
  useEffect(() => {
    let isMeant = true;
    void attempt('backups.list', {}).then((reply) => {
      if (isMeant && reply.ok) set(reply.value);
    });
    return () => {
      isMeant = false;
    };
  }, [attempt, round, troubles]);
  const again = useCallback(() => setRound((count) => count + 1), []);
  return { value, set, again };
}

function Copies({ copies }: { copies: readonly BackupCopy[] }) {
  const { t } = useTranslation();
  const { dateTime, decimal } = useFormats();
  const [chosen, setChosen] = useState<BackupCopy | null>(null);
  const close = useCallback(() => setChosen(null), []);
  if (copies.length === 0) return <p className="quiet">{t('window.backup.none')}</p>;
  return (
    <>
      <table className={`${list.table ?? ''} ${plan.table ?? ''}`}>
        <thead>
          <tr>
            <th>{t('window.backup.column.date')}</th>
            <th>{t('window.backup.column.size')}</th>
            <th>{t('window.backup.column.incidents')}</th>
            <th>{t('window.backup.column.restore')}</th>
          </tr>
        </thead>
        <tbody>
          {copies.map((copy) => (
            <tr key={copy.id}>
              <td>{dateTime(copy.madeAt)}</td>
              <td>
                {copy.content !== null && t('window.backup.megabytes', { size: decimal(copy.content.bytes / 2 ** 20) })}
              </td>
              <td>{copy.content?.incidents}</td>
              <td>
                {copy.fault === null ? (
                  <Button
                    variant="default"
                    size="xs"
                    aria-label={t('window.backup.restoreOf', { date: dateTime(copy.madeAt) })}
                    onClick={() => setChosen(copy)}
                  >
                    {t('window.backup.restore')}
                  </Button>
                ) : (
                  t(copy.content === null ? 'window.backup.unreadable' : 'window.backup.failed', { reason: copy.fault })
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {chosen !== null && <RestoreDialog copy={chosen} onClose={close} />}
    </>
  );
}

/** Says what goes, what stays, and what comes after it, before anything is done. */
function RestoreDialog({ copy, onClose }: { copy: BackupCopy; onClose: () => void }) {
  const { t } = useTranslation();
  const { dateTime } = useFormats();
  const attempt = useAttempt();
  const { show } = useNotices();
  const [loss, setLoss] = useState<BackupLoss | null>(null);
  const { id } = copy;
  useEffect(() => {
    let isMeant = true;
    void attempt('backups.loss', { id }).then((reply) => {
      if (!isMeant) return;
      if (reply.ok) setLoss(reply.value);
      else onClose();
    });
    return () => {
      isMeant = false;
    };
  }, [attempt, id, onClose]);
  if (loss === null) return null;
  const date = dateTime(copy.madeAt);
  const lost = [
    t('window.backup.lostIncidents', { count: loss.incidents }),
    t('window.backup.lostMessages', { count: loss.messages }),
  ];
  const restore = async (): Promise<void> => {
    const reply = await attempt('backups.restore', { id });
    if (reply.ok) show({ kind: 'done', text: t('window.backup.restarting') });
  };
  return (
    <DeleteDialog
      title={t('window.backup.restoreTitle', { date })}
      text={t('window.backup.restoreText', { date, incidents: lost[0] ?? '', messages: lost[1] ?? '' })}
      confirmLabel={t('window.backup.restoreConfirm')}
      onConfirm={restore}
      onClose={onClose}
    />
  );
}
