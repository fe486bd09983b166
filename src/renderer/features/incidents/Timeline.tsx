import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TimelineEntry } from '../../../core/incident';
import { describeTimelineEntry, hasWholeText } from '../../../core/timeline-text';
import { useTextWords } from '../../causes';
import { DatedList } from '../../components/DatedList';
import classes from './incidents.module.css';

/** The incident's log, in the order in which things happened. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  const words = useTextWords();
  const lines = [...entries]
    .sort((one, other) => one.at - other.at)
    .map((entry) => ({
      at: entry.at,
      kind: entry.kind,
      content: (
        <>
          {describeTimelineEntry(entry, words)}
          {hasWholeText(entry) && <PreparedText subject={entry.subject} body={entry.body} />}
        </>
      ),
    }));
  return <DatedList entries={lines} />;
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
