import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { withUnbrokenUnits } from '../../../core/duration';
import { factsOf } from '../../../core/facts';
import { durationOf } from '../../../core/incident';
import type { IncidentWithTimeline } from '../../../core/incident';
import { shownAddress } from '../../../core/site-address';
import { useCauseSentence } from '../../causes';
import { useNow } from '../../clock';
import { Page } from '../../components/Page';
import { TextLink } from '../../components/TextLink';
import { useSnapshot } from '../../context';
import { useErrorSentence } from '../../errors';
import { dayOf, useFormats } from '../../formats';
import { InformedAlone } from '../informed/InformedAlone';
import { InformedSection } from '../informed/InformedSection';
import { useInformed } from '../informed/use-informed';
import { IncidentCard } from '../plan/IncidentCard';
import { Acknowledge } from './Acknowledge';
import { Classing } from './Classing';
import { EndByHand } from './EndByHand';
import { FactsSheet } from './FactsSheet';
import { HeadStartFacts } from './HeadStartFacts';
import { HostSection } from './HostSection';
import { IncidentPapers } from './IncidentPapers';
import { IncidentState } from './IncidentState';
import { Joining } from './Joining';
import { LogSection } from './LogSection';
import { MessageSection } from './MessageSection';
import { PublishSection } from './PublishSection';
import { Tags } from './Tags';
import classes from './incidents.module.css';
import { useIncident } from './use-incidents';

/** What happened, what the client hears of it, and what stands in the log. */
export function IncidentPage({ id, isWriting }: { id: string; isWriting: boolean }) {
  const { t } = useTranslation();
  const sentenceOf = useErrorSentence();
  const { value: incident, error, again } = useIncident(id);
  const title = useIncidentTitle(incident);
  return (
    <Page
      title={title}
      name={incident?.siteName ?? t('window.nav.incidents')}
      back={{ place: { page: 'incidents' }, label: t('window.nav.incidents') }}
      actions={incident && incident.classification !== 'drill' && <IncidentPapers incident={incident} />}
      aside={incident && <IncidentSentence incident={incident} />}
    >
      {error && <p role="alert">{sentenceOf(error)}</p>}
      {incident && <IncidentBody incident={incident} isWriting={isWriting} onChanged={again} />}
    </Page>
  );
}

interface IncidentBodyProps {
  incident: IncidentWithTimeline;
  isWriting: boolean;
  onChanged: () => void;
}

/** Where several clients are concerned, first who of them knows; where it is one, the message to him. */
function IncidentBody({ incident, isWriting, onChanged }: IncidentBodyProps) {
  const { t } = useTranslation();
  const { value: list, error, again } = useInformed(incident.id);
  const changed = useCallback(() => {
    again();
    onChanged();
  }, [again, onChanged]);
  const facts = useMemo(() => factsOf([incident.timeline]), [incident]);
  // A moment: with it comes what the page begins with.
  if (list === null && error === null) return null;
  const [row] = list?.rows ?? [];
  const timeline = <LogSection incident={incident} onChanged={onChanged} />;
  const card = <IncidentCard incident={incident} onChanged={onChanged} />;
  const publish = incident.classification !== 'drill' && <PublishSection incident={incident} onChanged={onChanged} />;
  if (list !== null && list.rows.length > 1) {
    return (
      <>
        {card}
        <InformedSection {...{ list, facts }} incidentId={incident.id} isWanted={isWriting} onChanged={changed} />
        <div className={classes.columns}>
          <div className={classes.column}>
            {timeline}
            {publish}
          </div>
          <Aside incident={incident} onChanged={onChanged} />
        </div>
      </>
    );
  }
  return (
    <>
      {card}
      <div className={classes.columns}>
        <div className={classes.column}>
          <Reached isWanted={isWriting} label={t('window.message.title')}>
            {row !== undefined && <InformedAlone {...{ row }} incidentId={incident.id} onChanged={changed} />}
            <MessageSection incident={incident} onDelivered={changed} />
          </Reached>
          {publish}
          {timeline}
        </div>
        <Aside incident={incident} onChanged={onChanged} />
      </div>
    </>
  );
}

interface AsideProps {
  incident: IncidentWithTimeline;
  onChanged: () => void;
}

function Aside({ incident, onChanged }: AsideProps) {
  const { t } = useTranslation();
  return (
    <div className={classes.column}>
      {incident.hostIncidentId !== null && <HostSection incident={incident} hostIncidentId={incident.hostIncidentId} />}
      <FactsSheet incident={incident} onChanged={onChanged} />
      <section className={classes.section} aria-labelledby="incident-facts">
        <h2 id="incident-facts">{t('window.incident.facts')}</h2>
        <IncidentFacts incident={incident} />
        <EndByHand incident={incident} onDone={onChanged} />
        {incident.classification !== 'drill' && <Acknowledge incident={incident} onDone={onChanged} />}
        <Classing incident={incident} onClassed={onChanged} />
        {incident.classification !== 'drill' && <Joining incident={incident} onChanged={onChanged} />}
        <Tags key={incident.id} incident={incident} />
      </section>
    </div>
  );
}

/** The section that somebody came for: it takes the focus when it appears. */
function Reached({ isWanted, label, children }: { isWanted: boolean; label: string; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (isWanted) heading.current?.focus();
  }, [isWanted]);
  return (
    <section className={classes.section} aria-labelledby="incident-message">
      <h2 id="incident-message" ref={heading} tabIndex={-1}>
        {label}
      </h2>
      {children}
    </section>
  );
}

function useIncidentTitle(incident: IncidentWithTimeline | null): string {
  const { t } = useTranslation();
  const { duration } = useFormats();
  const now = useNow();
  if (incident === null) return t('window.nav.incidents');
  if (incident.cause === 'by-hand') return t('window.incident.byHandTitle', { site: incident.siteName });
  const title =
    incident.endedAt === null
      ? t('alert.down.title', { site: incident.siteName })
      : t('window.incident.ended', {
          site: incident.siteName,
          duration: withUnbrokenUnits(duration(durationOf(incident, now))),
        });
  return incident.classification === 'drill' ? t('window.incident.titleDrill', { title }) : title;
}

function IncidentSentence({ incident }: { incident: IncidentWithTimeline }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const causeSentence = useCauseSentence();
  const now = useNow();
  const since = formats.moment(incident.startedAt, now);
  const cause = causeSentence(incident);
  const sentence =
    incident.endedAt === null
      ? t('window.incident.openSentence', { since, duration: formats.duration(durationOf(incident, now)), cause })
      : t('window.incident.endedSentence', { since, until: formats.moment(incident.endedAt, now), cause });
  switch (incident.classification) {
    case 'outage':
    case 'drill':
      return sentence;
    case 'maintenance':
      return t('window.incident.sentenceMaintenance', { sentence });
    case 'not-ours':
      return t('window.incident.sentenceNotOurs', { sentence });
  }
}

function IncidentFacts({ incident }: { incident: IncidentWithTimeline }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const now = useNow();
  const isSiteThere = useSnapshot(({ sites }) => sites.some(({ site }) => site.id === incident.siteId));
  return (
    <dl className={classes.facts}>
      <Fact name={t('window.incidents.column.state')}>
        <IncidentState incident={incident} />
      </Fact>
      <Fact name={t('window.incidents.column.site')}>
        {isSiteThere ? (
          <TextLink to={{ page: 'site', id: incident.siteId }}>{incident.siteName}</TextLink>
        ) : (
          incident.siteName
        )}
        <br />
        {shownAddress(incident.url)}
      </Fact>
      <Fact name={t('window.incidents.column.client')}>{incident.clientName ?? t('window.site.noClient')}</Fact>
      <Fact name={t('window.incident.began')}>
        <Beginning incident={incident} />
      </Fact>
      <Fact name={t('window.incident.end')}>
        {incident.endedAt === null
          ? t('window.incidents.open')
          : `${formats.date(incident.endedAt)}, ${formats.exactTime(incident.endedAt)}`}
      </Fact>
      <Fact name={t('window.incidents.column.duration')}>{formats.longDuration(durationOf(incident, now))}</Fact>
      <HeadStartFacts incident={incident} />
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Between the last good check and the first failed one: more nobody has seen. */
function Beginning({ incident }: { incident: IncidentWithTimeline }) {
  const { t } = useTranslation();
  const { date, exactTime } = useFormats();
  const { lastGoodAt, startedAt } = incident;
  const day = date(startedAt);
  const to = exactTime(startedAt);
  if (incident.cause === 'by-hand') return t('window.incident.beganAsEntered', { day, to });
  if (incident.cause === 'uptimerobot') return t('window.incident.beganByRecord', { day, to });
  if (lastGoodAt === null) return t('window.incident.beganAtLatest', { day, to });
  const from =
    dayOf(lastGoodAt) === dayOf(startedAt) ? exactTime(lastGoodAt) : `${date(lastGoodAt)}, ${exactTime(lastGoodAt)}`;
  return t('window.incident.beganBetween', { day, from, to });
}
