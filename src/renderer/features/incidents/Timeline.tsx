import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TimelineEntry } from '../../../core/incident';
import { describeTimelineEntry } from '../../../core/timeline-text';
import { useTextWords } from '../../causes';
import { dayOf, useFormats } from '../../formats';
import classes from './incidents.module.css';

/** The incident's log, in the order in which things happened. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  const { date, exactTime } = useFormats();
  const words = useTextWords();
  const sorted = [...entries].sort((one, other) => one.at - other.at);
  return (
    <ol className={classes.timeline}>
      {sorted.map((entry, index) => {
        const before = sorted[index - 1];
        const isNewDay = before === undefined || dayOf(before.at) !== dayOf(entry.at);
        return (
          <Fragment key={`${entry.at} ${entry.kind} ${index}`}>
            {isNewDay && <li className={classes.day}>{date(entry.at)}</li>}
            <li>
              <time dateTime={new Date(entry.at).toISOString()}>{exactTime(entry.at)}</time>
              <div>
                {describeTimelineEntry(entry, words)}
                {entry.kind === 'message-prepared' && <PreparedText subject={entry.subject} body={entry.body} />}
              </div>
            </li>
          </Fragment>
        );
      })}
    </ol>
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
