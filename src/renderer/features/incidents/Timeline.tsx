import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TimelineEntry } from '../../../core/incident';
import { describeTimeline, hasWholeText } from '../../../core/timeline-text';
import { isWritten } from '../../../core/written-log';
import { useTextWords } from '../../causes';
import { DatedList } from '../../components/DatedList';
import classes from './incidents.module.css';

interface TimelineProps {
  entries: readonly TimelineEntry[];
  /** Somebody wants to correct the entry with this id. */
  onCorrect: (id: string) => void;
}

/** The incident's log, in the order in which things happened. What was corrected stays, struck out. */
export function Timeline({ entries, onCorrect }: TimelineProps) {
  const words = useTextWords();
  const inOrder = [...entries].sort((one, other) => one.at - other.at);
  const lines = describeTimeline(inOrder, words).map(({ entry, text, isCorrected }) => ({
    at: entry.at,
    kind: entry.kind,
    content: (
      <>
        {isCorrected ? <s className="quiet">{text}</s> : <span className={classes.said}>{text}</span>}
        {isWritten(entry) && !isCorrected && <CorrectButton text={text} onCorrect={() => onCorrect(entry.id)} />}
        {hasWholeText(entry) && <PreparedText subject={entry.subject} body={entry.body} />}
      </>
    ),
  }));
  return <DatedList entries={lines} />;
}

function CorrectButton({ text, onCorrect }: { text: string; onCorrect: () => void }) {
  const { t } = useTranslation();
  return (
    <>
      {' '}
      <button
        type="button"
        className={classes.gap}
        style={{ color: 'inherit' }}
        aria-label={t('window.log.correctEntry', { entry: text })}
        onClick={onCorrect}
      >
        {t('window.log.correct')}
      </button>
    </>
  );
}

/** The exact words that left, for whoever has to prove them. */
function PreparedText({ subject, body }: { subject: string; body: string }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      {' '}
      <button
        type="button"
        className={classes.gap}
        style={{ color: 'inherit' }}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {t(isOpen ? 'window.incident.hideText' : 'window.incident.showText')}
      </button>
      {isOpen && <pre className={classes.text}>{subject === '' ? body : `${subject}\n\n${body}`}</pre>}
    </>
  );
}
