import type { ReactElement } from 'react';
import type {
  PublicIncident,
  PublicMaintenance,
  PublicOverall,
  PublicSite,
  PublicState,
  StatusModel,
} from '../../core/status-page';
import { Document } from '../documents/document';
import { pageStyles } from './page-styles';
import {
  incidentTimes,
  incidentTitle,
  maintenanceTimes,
  overallSentence,
  stateSentence,
  writtenSentence,
} from './page-words';
import type { PageWords } from './page-words';
import { StateShape } from './state-shape';
import { dayText, daysWithOutage, Strip, StripPatterns } from './strip';

interface PartProps {
  model: StatusModel;
  words: PageWords;
}

const isoOf = (atMs: number): string => new Date(atMs).toISOString();

/** The whole page. It runs no script: that it is old it says by its time of writing, and by an animation where it is left open. */
export function StatusDocument({ model, words }: PartProps): ReactElement {
  const { title, language, everyMinutes, staleMinutes, overall } = model;
  const head = (
    <>
      <meta httpEquiv="refresh" content={String(everyMinutes * 60)} />
      <link rel="alternate" type="application/rss+xml" title={title} href="feed.xml" />
      <link rel="alternate" type="application/json" href="status.json" />
    </>
  );
  const description = overallSentence(overall, words);
  return (
    <Document {...{ language, title, description, head }} styles={pageStyles(staleMinutes * 60)}>
      <main>
        <h1>{title}</h1>
        <p className={`overall state-${shapeOf(overall)}`}>
          <StateShape state={shapeOf(overall)} size={22} />
          <span>{description}</span>
        </p>
        <Written model={model} words={words} />
        <Incidents model={model} words={words} />
        <Sites model={model} words={words} />
        <Maintenance model={model} words={words} />
        <footer className="quiet">
          <p>{words.t('statusPage.how')}</p>
          <p>
            <a href="feed.xml">{words.t('statusPage.feed')}</a> · <a href="status.json">{words.t('statusPage.json')}</a>
          </p>
        </footer>
      </main>
    </Document>
  );
}

function shapeOf(overall: PublicOverall): PublicState {
  return overall.kind === 'empty' ? 'unknown' : overall.kind;
}

function Written({ model, words }: PartProps): ReactElement {
  return (
    <>
      <p className="written">
        <time dateTime={isoOf(model.writtenAt)}>{writtenSentence(model, words)}</time>
      </p>
      <p className="stale">{words.t('statusPage.leftOpen', { minutes: model.staleMinutes })}</p>
    </>
  );
}

function Incidents({ model, words }: PartProps): ReactElement {
  const { incidents } = model;
  return (
    <section aria-labelledby="incidents">
      <h2 id="incidents">{words.t('statusPage.incidents')}</h2>
      {incidents.length === 0 ? (
        <p className="quiet">{words.t('statusPage.noIncidents')}</p>
      ) : (
        incidents.map((incident) => <Incident key={incident.id} incident={incident} model={model} words={words} />)
      )}
    </section>
  );
}

function Incident({ incident, model, words }: PartProps & { incident: PublicIncident }): ReactElement {
  const isOpen = incident.endedAt === null;
  return (
    <article className={isOpen ? 'card open' : 'card'}>
      <h3>{incidentTitle(incident, words)}</h3>
      <p className="quiet">{incidentTimes(incident, model.writtenAt, words)}</p>
      {incident.messages.map(({ id, at, phase, subject, body }) => (
        <div key={id} className="message">
          <h4>{subject === '' ? words.t(`phase.${phase}`) : subject}</h4>
          <p className="quiet">
            {subject !== '' && subject !== words.t(`phase.${phase}`) && `${words.t(`phase.${phase}`)}, `}
            <time dateTime={isoOf(at)}>{words.moment(at)}</time>
          </p>
          <p className="text">{body}</p>
        </div>
      ))}
    </article>
  );
}

function Sites({ model, words }: PartProps): ReactElement {
  return (
    <section aria-labelledby="sites">
      <h2 id="sites">{words.t('statusPage.sites')}</h2>
      <StripPatterns />
      <ul>
        {model.sites.map((site, index) => (
          <SitePart key={index} site={site} words={words} />
        ))}
      </ul>
      <Legend words={words} />
    </section>
  );
}

function SitePart({ site, words }: { site: PublicSite; words: PageWords }): ReactElement {
  const outages = daysWithOutage(site.days);
  return (
    <li className="card">
      <h3>{site.name}</h3>
      <p className={`state state-${site.state}`}>
        <StateShape state={site.state} size={16} />
        <span>{stateSentence(site, words)}</span>
      </p>
      <Strip site={site} words={words} />
      {site.days.length > 0 && (
        <p className="ends" aria-hidden="true">
          <span>{words.t('statusPage.daysAgo', { count: site.days.length - 1 })}</span>
          <span>{words.t('statusPage.today')}</span>
        </p>
      )}
      <p className="quiet">{shareSentence(site, words)}</p>
      {outages.length > 0 && (
        <details>
          <summary>{words.t('statusPage.outageDays', { count: outages.length })}</summary>
          <ul>
            {outages.toReversed().map((day) => (
              <li key={day.date}>{dayText(day, words)}</li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

/** How much of the measured time it was there, and beside it how much was measured, and how much of that by others. */
function shareSentence(site: PublicSite, words: PageWords): string {
  const { availabilityPercent, measuredPercent, filledPercent, watchedSince } = site;
  if (availabilityPercent === null || measuredPercent === null) return words.t('statusPage.nothingMeasured');
  const share = words.t('statusPage.share', {
    share: words.percent(availabilityPercent),
    measured: words.percent(measuredPercent),
  });
  return [
    share,
    ...(watchedSince === null ? [] : [words.t('statusPage.watchedSince', { day: words.day(watchedSince) })]),
    ...(filledPercent === null ? [] : [words.t('statusPage.filled', { percent: words.percent(filledPercent) })]),
  ].join(' ');
}

const legend = ['up', 'degraded', 'down', 'maintenance', 'notMeasured'] as const;

function Legend({ words }: { words: PageWords }): ReactElement {
  return (
    <ul className="legend" aria-label={words.t('statusPage.legend')}>
      {legend.map((kind) => (
        <li key={kind}>
          <svg width="14" height="18" viewBox="0 0 14 18" aria-hidden="true" focusable="false">
            <rect width="12" height="12" className={`day-${kind}`} />
            {kind === 'down' && <path d="M2 18h8l-4 -5z" className="mark" />}
          </svg>
          {words.t(`statusPage.time.${kind}`)}
        </li>
      ))}
    </ul>
  );
}

function Maintenance({ model, words }: PartProps): ReactElement | null {
  const { maintenance } = model;
  if (maintenance.length === 0) return null;
  return (
    <section aria-labelledby="maintenance-planned">
      <h2 id="maintenance-planned">{words.t('statusPage.maintenance.title')}</h2>
      <ul>
        {maintenance.map((each) => (
          <li key={keyOf(each)} className="card">
            <p>{maintenanceTimes(each, words)}</p>
            <p className="quiet">{each.sites.join(', ')}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

const keyOf = ({ fromMs, toMs, sites }: PublicMaintenance): string => `${fromMs} ${toMs} ${sites.join(' ')}`;
