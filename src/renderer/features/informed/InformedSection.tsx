import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { asSentence } from '../../../core/due';
import type { FactsSheet } from '../../../core/facts';
import type { HostIncident } from '../../../core/host-incident';
import type { InformedList } from '../../../core/informed';
import { useNow } from '../../clock';
import { useHostWords } from '../incidents/use-host-words';
import { InformedActions } from './InformedActions';
import { InformedTable } from './InformedTable';
import { WithoutClient } from './WithoutClient';
import classes from './informed.module.css';
import { summaryOf } from './summary';
import { useDueWords } from './use-due-words';

interface InformedSectionProps {
  incidentId: string;
  list: InformedList;
  facts: FactsSheet;
  /** Somebody came to write: the heading takes the focus. */
  isWanted: boolean;
  /** After something was done. */
  onChanged: () => void;
}

/** Every client of an outage: who knows what, whose next message is due, and the one thing to press. */
export function InformedSection({ incidentId, list, facts, isWanted, onChanged }: InformedSectionProps) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (isWanted) heading.current?.focus();
  }, [isWanted]);
  return (
    <section className={classes.section} aria-labelledby="informed">
      <div>
        <h2 id="informed" ref={heading} tabIndex={-1}>
          {t('window.informed.title')}
        </h2>
        {list.host !== null && <HostLine host={list.host} incidents={list.incidents} />}
        <Sentence list={list} />
      </div>
      <InformedActions {...{ incidentId, list, facts, onChanged }} />
      <InformedTable {...{ incidentId, rows: list.rows, onChanged }} />
      {list.withoutClient.length > 0 && <WithoutClient sites={list.withoutClient} onChosen={onChanged} />}
    </section>
  );
}

/** Of what it is that they shall know. */
function HostLine({ host, incidents }: { host: HostIncident; incidents: InformedList['incidents'] }) {
  const hostWords = useHostWords();
  const open = incidents.filter(({ endedAt }) => endedAt === null).length;
  if (open === 0) return null;
  const { title, body } = hostWords(host, open);
  return (
    <p className="quiet">
      {title}, {body}
    </p>
  );
}

/** How many know, and when who hears next. Only what has changed by itself is spoken, not each minute. */
function Sentence({ list }: { list: InformedList }) {
  const { t } = useTranslation();
  const now = useNow();
  const { sentence } = useDueWords();
  const { told, all, waitForEnd, next } = useMemo(() => summaryOf(list.rows, now), [list, now]);
  const key = told === 0 ? 'none' : told === all ? 'everybody' : 'some';
  return (
    <p className={classes.sentence}>
      <span role="status">{t(`window.informed.told.${key}`, { told, all })}</span>{' '}
      {waitForEnd > 0 && t('window.informed.waitForEnd', { count: waitForEnd })}
      {waitForEnd === 0 && next !== null && asSentence(sentence(next))}
    </p>
  );
}
