import type { ReactElement } from 'react';
import { flooredPercentOf, measuredShareOf, shareOf } from '../../core/availability';
import type { ClientReport, ReportIncident, ReportSite } from '../../core/client-report';
import { ledgerSentences, termsWords } from '../../core/ledger-words';
import type { Letterhead } from '../../core/letterhead';
import { periodName } from '../../core/report-period';
import { responsePhases } from '../../core/response-histogram';
import {
  causeSentences,
  factSentence,
  filledSentences,
  headStartSentence,
  incidentSentence,
  maintenanceSentence,
  notMeasuredSentence,
  responseSentence,
  shareSentence,
  sinceSentences,
} from '../../core/report-words';
import type { ReportSpeech } from '../../core/report-words';
import { shownAddress } from '../../core/site-address';
import type { TimeKind } from '../../core/time-span';
import { Document } from '../documents/document';
import { LetterheadBlock, paperStyles } from './paper';
import { ChartPatterns, chartStyles, Legend, ResponseChart, StripChart } from './report-charts';

export interface ClientReportPageProps {
  report: ClientReport;
  letterhead: Letterhead;
  speech: ReportSpeech;
}

export function reportTitle({ period, timeZone }: ClientReport, { t, language }: ReportSpeech): string {
  return t('report.title', { period: periodName(period, timeZone, language) });
}

/** The report as a page that stands alone; as a PDF it is the same page printed. */
export function ClientReportPage({ report, letterhead, speech }: ClientReportPageProps): ReactElement {
  const { t, formats, language } = speech;
  const title = reportTitle(report, speech);
  const { clientName, asOfMs, timeZone, period, sites, otherIncidents } = report;
  return (
    <Document language={language} title={`${title} – ${clientName}`} styles={paperStyles + chartStyles}>
      <LetterheadBlock letterhead={letterhead} />
      <main>
        <ChartPatterns />
        <h1>{title}</h1>
        <p>{t('report.for', { client: clientName })}</p>
        <p className="quiet">
          {t('report.asOf', { time: formats.dateTime(asOfMs - 1), zone: timeZone })}
          {asOfMs < period.toMs && ` ${t('report.running')}`}
        </p>
        {sites.length === 0 && <p>{t('report.noSites')}</p>}
        {sites.length > 1 && <Overview report={report} speech={speech} />}
        {sites.map((site) => (
          <SitePart key={site.siteId} {...{ site, report, speech }} />
        ))}
        {otherIncidents.length > 0 && (
          <section>
            <h2>{t('report.otherIncidents')}</h2>
            {otherIncidents.map((incident) => (
              <IncidentPart key={incident.id} incident={incident} speech={speech} isNamed />
            ))}
          </section>
        )}
        <section>
          <h2>{t('report.method')}</h2>
          <p className="quiet">{t('report.methodText')}</p>
        </section>
      </main>
    </Document>
  );
}

function Overview({ report, speech }: { report: ClientReport; speech: ReportSpeech }): ReactElement {
  const { t, formats } = speech;
  const [share, measured] = [flooredPercentOf(report.share), flooredPercentOf(report.measured)];
  return (
    <section>
      <h2>{t('report.overview')}</h2>
      {share !== null && measured !== null && (
        <p>{t('report.total', { share: formats.percent(share), measured: formats.percent(measured) })}</p>
      )}
      {filledSentences(report, speech).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <table>
        <thead>
          <tr>
            <th style={{ width: '30%' }}>{t('report.column.site')}</th>
            {(['share', 'measured', 'outages', 'down', 'left'] as const).map((column) => (
              <th key={column} className="number">
                {t(`report.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {report.sites.map((site) => (
            <OverviewRow key={site.siteId} site={site} speech={speech} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function OverviewRow({ site, speech }: { site: ReportSite; speech: ReportSpeech }): ReactElement {
  const { t, formats } = speech;
  const { availability, incidents, ledgers } = site;
  const percent = (value: number | null): string => (value === null ? '–' : formats.percent(value));
  const ledger = ledgers.at(-1);
  return (
    <tr>
      <td>{site.name}</td>
      <td className="number">{percent(flooredPercentOf(shareOf(availability)))}</td>
      <td className="number">{percent(flooredPercentOf(measuredShareOf(availability.ms)))}</td>
      <td className="number">{incidents.length === 0 ? t('report.none') : formats.whole(incidents.length)}</td>
      <td className="number">
        {availability.ms.down < 1000 ? t('report.none') : formats.duration(availability.ms.down)}
      </td>
      <td className="number">
        {ledger === undefined ? t('report.nothingAgreed') : leftWords(ledger.leftMs, formats.duration)}
      </td>
    </tr>
  );
}

/** More used than allowed is a debt, and shown as one. */
const leftWords = (leftMs: number, duration: (ms: number) => string): string =>
  leftMs < 0 ? `−${duration(-leftMs)}` : duration(leftMs);

interface SitePartProps {
  site: ReportSite;
  report: ClientReport;
  speech: ReportSpeech;
}

/** All that is told of one site. */
function SitePart({ site, report, speech }: SitePartProps): ReactElement {
  const { t, formats } = speech;
  const { name, availability, incidents, maintenance, ledgers } = site;
  const since = sinceSentences(availability, report.period, speech);
  const known = [...since, notMeasuredSentence(availability, speech)].join(' ');
  const label = t('report.strip', { site: name, period: periodName(report.period, report.timeZone, speech.language) });
  return (
    <section>
      <h2>{name}</h2>
      <p className="quiet">{shownAddress(site.url)}</p>
      <p>{shareSentence(site, speech)}</p>
      {known !== '' && <p>{known}</p>}
      <StripChart strip={site.strip} label={`${label}. ${shareSentence(site, speech)}`} />
      <Legend words={kindWords(site.isAboutReach, speech)} label={t('report.legend')} />
      {ledgers.length > 0 && <Contract site={site} report={report} speech={speech} />}
      <Responses site={site} report={report} speech={speech} />
      <h3>{t('report.incidents')}</h3>
      {incidents.length === 0 && <p>{t('report.noIncidents')}</p>}
      {incidents.map((incident) => (
        <IncidentPart key={incident.id} incident={incident} speech={speech} isNamed={false} />
      ))}
      {(maintenance.length > 0 || availability.ms.maintenance > 0) && (
        <>
          <h3>{t('report.maintenance.title')}</h3>
          <ul>
            {maintenance.map((each, index) => (
              <li key={index}>{maintenanceSentence(each, speech)}</li>
            ))}
          </ul>
          {availability.ms.maintenance >= 1000 && (
            <p>{t('report.maintenance.measured', { duration: formats.longDuration(availability.ms.maintenance) })}</p>
          )}
        </>
      )}
    </section>
  );
}

function kindWords(isAboutReach: boolean, { t }: ReportSpeech): Record<TimeKind, string> {
  return {
    up: t(isAboutReach ? 'report.kind.up' : 'report.kind.fine'),
    degraded: t(isAboutReach ? 'report.kind.degraded' : 'report.kind.remarked'),
    down: t('report.kind.down'),
    maintenance: t('report.kind.maintenance'),
    notMeasured: t('report.kind.notMeasured'),
  };
}

function Contract({ site: { ledgers }, report, speech }: SitePartProps): ReactElement {
  const { t, formats } = speech;
  const agreement = ledgers.at(-1)?.agreement;
  return (
    <>
      <h3>{t('report.contract')}</h3>
      {agreement !== undefined && <p className="quiet">{termsWords(agreement, speech)}</p>}
      {ledgers.map((ledger) => (
        <p key={ledger.period.fromMs}>{ledgerSentences(ledger, speech).join(' ')}</p>
      ))}
      <p className="quiet">{t('report.contractAsOf', { date: formats.date(report.asOfMs - 1) })}</p>
    </>
  );
}

function Responses({ site, report, speech }: SitePartProps): ReactElement | null {
  const { t, formats } = speech;
  const { responses, responsePoints, name } = site;
  if (responses.total === null) return null;
  const phases = responsePhases.flatMap((phase) => {
    const quantiles = responses[phase];
    if (quantiles === null) return [];
    const params = { phase: t(`responsePart.${phase}`), time: formats.milliseconds(quantiles.medianMs) };
    return [t('report.responses.phasePart', params)];
  });
  return (
    <>
      <h3>{t('report.responses.title')}</h3>
      <p>
        {responseSentence(responses.total, speech)}
        {phases.length > 0 && ` ${t('report.responses.phases', { phases: phases.join(', ') })}`}
      </p>
      <ResponseChart
        points={responsePoints}
        period={report.period}
        formats={formats}
        label={t('report.responses.chart', { site: name })}
        caption={t('report.responses.caption')}
      />
    </>
  );
}

interface IncidentPartProps {
  incident: ReportIncident;
  speech: ReportSpeech;
  /** Whether the site has to be named, since it stands under no heading of its own. */
  isNamed: boolean;
}

function IncidentPart({ incident, speech, isNamed }: IncidentPartProps): ReactElement {
  const { t, formats } = speech;
  const { facts, actions, classification, cause } = incident;
  const others = (['extent', 'dataLoss', 'worker'] as const).flatMap(
    (kind) => factSentence(kind, facts[kind], speech) ?? [],
  );
  return (
    <div className="item">
      <h4>
        {isNamed && `${incident.siteName}: `}
        {incidentSentence(incident, speech)}
      </h4>
      {cause === 'by-hand' && <p>{t('report.incident.byHand')}</p>}
      {classification !== 'outage' && <p>{t(`report.incident.counts.${classification}`)}</p>}
      <p>{causeSentences(incident, speech).join(' ')}</p>
      {others.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {actions.length > 0 && (
        <>
          <p className="quiet">{t('report.incident.actions')}</p>
          <ul>
            {actions.map(({ at, text }, index) => (
              <li key={index}>{t('report.incident.action', { time: formats.dateTime(at), text })}</li>
            ))}
          </ul>
        </>
      )}
      <p className="quiet">{headStartSentence(incident, speech)}</p>
    </div>
  );
}
