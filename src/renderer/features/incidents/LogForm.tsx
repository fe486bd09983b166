import { Button, Checkbox, Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Incident } from '../../../core/incident';
import { futureFault } from '../../../core/past-times';
import { longestWrittenText, writtenKinds } from '../../../core/written-entry';
import type { WrittenKind } from '../../../core/written-entry';
import type { Written } from '../../../core/written-log';
import { useAttempt } from '../../context';
import { localDay } from '../../local-day';
import { useNotices } from '../../notices';
import classes from './incidents.module.css';
import { WhenFields } from './WhenFields';
import { instantOf, toWhen } from './when-values';
import type { When } from './when-values';

interface LogFormProps {
  incident: Incident;
  /** What is being corrected; null: something new. */
  corrected: Written | null;
  onDone: (isWritten: boolean) => void;
}

/** Writes one entry into the log. */
export function LogForm({ incident, corrected, onDone }: LogFormProps) {
  const { t } = useTranslation();
  const attempt = useAttempt();
  const { show } = useNotices();
  const [first] = useState<When>(() =>
    corrected === null ? { day: localDay(Date.now()), time: '' } : toWhen(corrected.at),
  );
  const [kind, setKind] = useState<WrittenKind>(corrected?.kind ?? 'note');
  const [text, setText] = useState(corrected?.text ?? '');
  const [when, setWhen] = useState(first);
  const [isForAll, setForAll] = useState(false);
  const [isTried, setTried] = useState(false);
  const meant = meantInstant(when, first);
  const lacksText = text.trim() === '';

  const write = async (event: SubmitEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (lacksText || 'fault' in meant) return;
    const reply = await attempt('incidents.write', {
      ...{ incidentId: incident.id, kind, text, at: meant.at, corrects: corrected?.id ?? null, isForAll },
    });
    if (!reply.ok) return;
    show({ kind: 'done', text: t('window.log.done') });
    onDone(true);
  };
  return (
    <form
      className={classes.asked}
      aria-label={t(corrected === null ? 'window.log.addTitle' : 'window.log.correctTitle')}
      onSubmit={(event) => void write(event)}
      onKeyDown={({ key }) => {
        // What is typed is not thrown away by a slip of the finger.
        if (key === 'Escape' && text === (corrected?.text ?? '')) onDone(false);
      }}
    >
      {corrected !== null && <p className="quiet">{t('window.log.correctAbout')}</p>}
      <Select
        label={t('window.log.kind')}
        allowDeselect={false}
        data={writtenKinds.map((value) => ({ value, label: t(`written.${value}`) }))}
        value={kind}
        onChange={(value) => setKind(writtenKinds.find((each) => each === value) ?? kind)}
      />
      <Textarea
        autoFocus
        label={t('window.log.text')}
        description={t(`window.log.hint.${kind}`)}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        autosize
        minRows={2}
        maxRows={10}
        maxLength={longestWrittenText}
        value={text}
        error={isTried && lacksText ? t('window.log.noText') : null}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <WhenFields
        {...{ when }}
        onChange={setWhen}
        fault={isTried && 'fault' in meant ? t(`invalid.${meant.fault}`) : null}
        {...(corrected === null && { about: t('window.log.timeAbout') })}
      />
      {incident.hostIncidentId !== null && corrected === null && (
        <Checkbox
          label={t('window.log.forAll')}
          description={t('window.log.forAllAbout')}
          checked={isForAll}
          onChange={({ currentTarget }) => setForAll(currentTarget.checked)}
        />
      )}
      <div className={classes.send}>
        <Button type="submit">{t('window.log.write')}</Button>
        <Button variant="default" onClick={() => onDone(false)}>
          {t('window.log.cancel')}
        </Button>
      </div>
    </form>
  );
}

/** Null: now, or for a correction as it was, to the second. */
function meantInstant(when: When, first: When): { at: number | null } | { fault: string } {
  if (when.day === first.day && when.time === first.time) return { at: null };
  if (when.time.trim() === '' && when.day === localDay(Date.now())) return { at: null };
  const instant = instantOf(when);
  const fault = 'at' in instant ? futureFault(instant.at, Date.now()) : null;
  return fault === null ? instant : { fault };
}
