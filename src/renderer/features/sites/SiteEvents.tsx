import { Button } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FailureCause } from '../../../core/check';
import type { SiteEvent } from '../../../core/site-event';
import type { SiteView } from '../../../core/snapshot';
import { hostOf } from '../../../core/web-address';
import { useCauseSentence } from '../../causes';
import { DatedList } from '../../components/DatedList';
import { useErrorSentence } from '../../errors';
import { useSiteEvents } from './use-site-log';
import classes from './SitePage.module.css';

/** More would push the rest away; who looks for older ones asks for them. */
const shownAtFirst = 5;

/** What happened to the site that was no outage, newest first. */
export function SiteEvents({ view }: { view: SiteView }) {
  const { t } = useTranslation();
  const sentenceOf = useErrorSentence();
  const causeSentence = useCauseSentence();
  const { value: events, error } = useSiteEvents(view);
  const [isAll, setAll] = useState(false);
  const shown = events?.slice(0, isAll ? events.length : shownAtFirst) ?? [];
  const rest = (events?.length ?? 0) - shown.length;
  return (
    <section className={classes.events} aria-labelledby="site-events">
      <h2 id="site-events">{t('window.siteEvents.title')}</h2>
      {error && <p role="alert">{sentenceOf(error)}</p>}
      {events?.length === 0 && <p className="quiet">{t('window.siteEvents.none')}</p>}
      {shown.length > 0 && (
        <DatedList
          entries={shown.map((event) => ({
            at: event.at,
            kind: event.kind,
            content: eventSentence(event, t, causeSentence),
          }))}
        />
      )}
      {rest > 0 && (
        <Button variant="default" className={classes.more} onClick={() => setAll(true)}>
          {t('window.siteEvents.more', { count: rest })}
        </Button>
      )}
    </section>
  );
}

/** Without a full stop and without its time. */
function eventSentence(
  event: SiteEvent,
  t: TFunction,
  causeSentence: (failure: { cause: FailureCause; status: number | null }) => string,
): string {
  switch (event.kind) {
    case 'flapping-began':
    case 'flapping-ended':
    case 'well-again':
      return t(`window.siteEvents.${event.kind}`);
    case 'degraded':
      return t(`window.siteEvents.degraded.${event.concern.cause}`, { count: event.concern.amount ?? 0 });
    case 'blocked':
      return t(`window.siteEvents.blocked.${event.mark}`);
    case 'down-here-only':
      return t('window.siteEvents.down-here-only', {
        cause: causeSentence(event),
        from: event.seenUpFrom.map(hostOf).join(', '),
      });
  }
}
