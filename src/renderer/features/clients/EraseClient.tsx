import { Button, Checkbox, Group, Modal, Radio, Stack } from '@mantine/core';
import { IconEraser } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '../../../core/client';
import type { Erasure, ErasurePreview } from '../../../core/erasure';
import { useAttempt } from '../../context';
import { useNotices } from '../../notices';
import { useNavigation } from '../../place';

/** Takes a client out of settings and log, after showing what goes. */
export function EraseClient({ client }: { client: Client }) {
  const { t } = useTranslation();
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button variant="default" leftSection={<IconEraser size={16} aria-hidden />} onClick={() => setAsking(true)}>
        {t('window.erase.button')}
      </Button>
      {isAsking && <EraseDialog client={client} onClose={() => setAsking(false)} />}
    </>
  );
}

function EraseDialog({ client, onClose }: { client: Client; onClose: () => void }) {
  const { t } = useTranslation();
  const { go } = useNavigation();
  const { show } = useNotices();
  const attempt = useAttempt();
  const [mode, setMode] = useState<Erasure['mode']>('anonymise');
  const [keepsSites, setKeepsSites] = useState(true);
  const [isBusy, setBusy] = useState(false);
  const preview = usePreview(client.id);

  const erase = async (): Promise<void> => {
    setBusy(true);
    const reply = await attempt('clients.erase', { id: client.id, mode, keepsSites });
    setBusy(false);
    if (!reply.ok) return;
    show({ kind: 'done', text: t('window.erase.done') });
    go({ page: 'clients' });
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('window.erase.title', { client: client.name })}
      closeButtonProps={{ 'aria-label': t('window.close') }}
    >
      <Stack gap="lg">
        <p className="prose">{t('window.erase.about')}</p>
        <Found preview={preview} />
        <Radio.Group
          label={t('window.erase.mode')}
          value={mode}
          onChange={(value) => setMode(value === 'remove' ? 'remove' : 'anonymise')}
        >
          <Stack gap="xs" mt="xs">
            <Radio value="anonymise" label={t('window.erase.anonymise')} />
            <Radio value="remove" label={t('window.erase.remove')} />
          </Stack>
        </Radio.Group>
        <Checkbox
          label={t('window.erase.keepsSites')}
          checked={keepsSites}
          onChange={({ currentTarget }) => setKeepsSites(currentTarget.checked)}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('window.cancel')}
          </Button>
          <Button loading={isBusy} disabled={preview === null} onClick={() => void erase()}>
            {t('window.erase.confirm')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function usePreview(id: string): ErasurePreview | null {
  const attempt = useAttempt();
  const [preview, setPreview] = useState<ErasurePreview | null>(null);
  useEffect(() => {
    let isShown = true;
    void attempt('clients.erasePreview', { id }).then((reply) => {
      if (isShown && reply.ok) setPreview(reply.value);
    });
    return () => {
      isShown = false;
    };
  }, [attempt, id]);
  return preview;
}

const counted = ['incidents', 'lines', 'messages', 'unsent', 'alerts'] as const;

function Found({ preview }: { preview: ErasurePreview | null }) {
  const { t } = useTranslation();
  if (preview === null) return <p className="prose quiet">{t('window.erase.counting')}</p>;
  return (
    <section aria-label={t('window.erase.what')}>
      <ul className="prose">
        {counted.map((what) => (
          <li key={what}>{t(`window.erase.${what}`, { count: preview[what] })}</li>
        ))}
        <li>
          {t('window.erase.sites', { count: preview.sites.length })}
          {preview.sites.length > 0 && `: ${preview.sites.join(', ')}`}
        </li>
        {preview.statusPages.length > 0 && (
          <li>{t('window.erase.statusPages', { names: preview.statusPages.join(', ') })}</li>
        )}
      </ul>
    </section>
  );
}
