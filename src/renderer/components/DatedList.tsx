import { Fragment } from 'react';
import type { ReactNode } from 'react';
import { dayOf, useFormats } from '../formats';
import classes from './DatedList.module.css';

/** One line of a log: when (epoch milliseconds), and what. */
export interface DatedEntry {
  at: number;
  kind: string;
  content: ReactNode;
}

/** A log in the given order, with its times at the left and each day above its lines. */
export function DatedList({ entries }: { entries: readonly DatedEntry[] }) {
  const { date, exactTime } = useFormats();
  return (
    <ol className={classes.list}>
      {entries.map(({ at, kind, content }, index) => {
        const before = entries[index - 1];
        const isNewDay = before === undefined || dayOf(before.at) !== dayOf(at);
        return (
          <Fragment key={`${at} ${kind} ${index}`}>
            {isNewDay && <li className={classes.day}>{date(at)}</li>}
            <li>
              <time dateTime={new Date(at).toISOString()}>{exactTime(at)}</time>
              <div>{content}</div>
            </li>
          </Fragment>
        );
      })}
    </ol>
  );
}
