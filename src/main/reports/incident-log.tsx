import type { ReactElement } from 'react';
import type { DocumentFormats } from '../../core/document-formats';
import { headStartOf } from '../../core/head-start';
import { durationOf } from '../../core/incident';
import type { IncidentWithTimeline } from '../../core/incident';
import { endLabels } from '../../core/incident-export';
import type { Letterhead } from '../../core/letterhead';
import { shownAddress } from '../../core/site-address';
import { describeCause, describeTimeline, hasWholeText } from '../../core/timeline-text';
import type { TextWords } from '../../core/timeline-text';
import { Document } from '../documents/document';
import { Facts, LetterheadBlock, Moment, paperStyles } from './paper';

export interface IncidentLogProps {
  incidents: readonly IncidentWithTimeline[];
  letterhead: Letterhead;
  words: TextWords;
  formats: DocumentFormats;
  timeZone: string;
  nowMs: number;
}

/** The incident log on paper: every incident with its whole timeline. */
export function IncidentLogDocument({ incidents, letterhead, ...rest }: IncidentLogProps): ReactElement {
  const { words, formats, timeZone, nowMs } = rest;
  const { t } = words;
  const title = t('export.heading');
  return (
    <Document language={words.language()} title={title} styles={paperStyles}>
      <LetterheadBlock letterhead={letterhead} />
      <main>
        <h1>{title}</h1>
        <p className="quiet">{t('export.asOf', { time: formats.dateTime(nowMs), zone: timeZone })}</p>
        {incidents.length === 0 && <p>{t('export.none')}</p>}
        {incidents.map((incident) => (
          <IncidentPart key={incident.id} incident={incident} {...rest} />
        ))}
      </main>
    </Document>
  );
}

type IncidentPartProps = Omit<IncidentLogProps, 'incidents' | 'letterhead'> & { incident: IncidentWithTimeline };

function IncidentPart({ incident, words, formats, nowMs }: IncidentPartProps): ReactElement {
  const { t } = words;
  const { siteName, url, clientName, cause, status, lastGoodAt, startedAt, endedAt, classification } = incident;
  const { tags = [] } = incident;
  const { knownAt, toldAt, noticedAt } = headStartOf(incident);
  const [began, ended] = endLabels(incident);
  return (
    <section>
      <h2>{siteName}</h2>
      <Facts
        rows={[
          [t('export.column.url'), shownAddress(url)],
          [t('export.column.client'), clientName],
          [t('export.column.cause'), describeCause(cause, status, words)],
          [t('export.column.countsAs'), classification === 'outage' ? null : t(`export.countsAs.${classification}`)],
          [t('export.paper.lastGoodAt'), lastGoodAt === null ? null : formats.exactDateTime(lastGoodAt)],
          [t(`export.paper.${began}`), formats.exactDateTime(startedAt)],
          [t(`export.paper.${ended}`), endedAt === null ? t('export.open') : formats.exactDateTime(endedAt)],
          [t('export.paper.duration'), formats.longDuration(durationOf(incident, nowMs))],
          [t('export.paper.knownAt'), formats.exactDateTime(knownAt)],
          [t('export.paper.toldAt'), toldAt === null ? null : formats.exactDateTime(toldAt)],
          [t('export.paper.noticedAt'), noticedAt === null ? null : formats.exactDateTime(noticedAt)],
          [t('export.column.tags'), tags.join(', ')],
        ]}
      />
      <h3>{t('export.column.timeline')}</h3>
      <ol className="log">
        {describeTimeline(incident.timeline, words).map(({ entry, text }, index) => (
          <li key={index}>
            <Moment at={entry.at} text={formats.exactDateTime(entry.at)} />
            <div>
              {text}
              {hasWholeText(entry) && <MessageWords subject={entry.subject} body={entry.body} />}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The exact words that left, or were made public. */
function MessageWords({ subject, body }: { subject: string; body: string }): ReactElement {
  return <div className="message">{subject === '' ? body : `${subject}\n\n${body}`}</div>;
}
