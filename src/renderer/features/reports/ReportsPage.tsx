import { Button, Select } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../clock';
import { DayInput } from '../../components/DayInput';
import { EmptyState } from '../../components/EmptyState';
import { Page } from '../../components/Page';
import { TextLink } from '../../components/TextLink';
import { useSnapshot } from '../../context';
import { useFormats } from '../../formats';
import { useRemembered } from '../../remembered';
import { daysOf, noonOf, reportPeriods } from './report-days';
import type { ReportPeriod } from './report-days';
import classes from './reports.module.css';
import { useReportWriting } from './use-report-writing';
import type { WrittenReports } from './use-report-writing';

interface Wanted {
  /** Null: all of them. */
  clientId: string | null;
  period: ReportPeriod;
  format: 'pdf' | 'html';
}

const lastMonth: Wanted = { clientId: null, period: { kind: 'lastMonth' }, format: 'pdf' };

/** Reports for one client or all of them. `clientId`: whoever somebody came for. */
export function ReportsPage({ clientId }: { clientId: string | undefined }) {
  const { t } = useTranslation();
  const clients = useSnapshot((snapshot) => snapshot.clients);
  const title = t('window.nav.reports');
  return (
    <Page title={title} name={title}>
      <p className="prose quiet">{t('window.reports.about')}</p>
      {clients.length === 0 ? (
        <EmptyState>{t('window.reports.noClients')}</EmptyState>
      ) : (
        <Writing clientId={clientId} />
      )}
      <p>
        <TextLink to={{ page: 'settings', part: 'letterhead' }}>{t('window.reports.letterhead')}</TextLink>
      </p>
    </Page>
  );
}

function Writing({ clientId }: { clientId: string | undefined }) {
  const { t } = useTranslation();
  const now = useNow();
  const [remembered, setWanted] = useRemembered('reports.wanted', lastMonth);
  const [isChosen, setChosen] = useState(false);
  const clients = useSnapshot((snapshot) => snapshot.clients);
  const asked = clientId === undefined || isChosen ? remembered : { ...remembered, clientId };
  // One who was deleted meanwhile cannot be meant any more.
  const wanted = clients.some(({ id }) => id === asked.clientId) ? asked : { ...asked, clientId: null };
  const { isBusy, written, write, stop } = useReportWriting();
  const reporting = useSnapshot((snapshot) => snapshot.reporting);
  const days = daysOf(wanted.period, now);
  const [isMissing, setMissing] = useState(false);
  const change = (changes: Partial<Wanted>): void => {
    setChosen(true);
    setMissing(false);
    setWanted({ ...wanted, ...changes });
  };
  const begin = (): void => {
    setMissing(days === null);
    if (days !== null) void write(wanted.clientId, { days, format: wanted.format });
  };
  const isWriting = isBusy || reporting !== null;
  return (
    <>
      <Fields wanted={wanted} onChange={change} />
      {isMissing && <p role="alert">{t('window.reports.daysMissing')}</p>}
      <div className={classes.buttons}>
        <Button
          leftSection={<IconFileText size={16} aria-hidden />}
          aria-disabled={isWriting}
          onClick={() => !isWriting && begin()}
        >
          {isWriting
            ? t('window.reports.writing')
            : t(wanted.clientId === null ? 'window.reports.writeAll' : 'window.reports.write')}
        </Button>
        {reporting !== null && (
          <Button variant="default" aria-disabled={reporting.isStopping} onClick={stop}>
            {t(reporting.isStopping ? 'window.reports.stopping' : 'window.reports.stop')}
          </Button>
        )}
      </div>
      <Progress />
      <Outcome written={written} />
    </>
  );
}

function Fields({ wanted, onChange }: { wanted: Wanted; onChange: (changes: Partial<Wanted>) => void }) {
  const { t } = useTranslation();
  const clients = useSnapshot((snapshot) => snapshot.clients);
  const choices = useMemo(
    () => [
      { value: 'all', label: t('window.reports.all') },
      ...clients.map(({ id, name }) => ({ value: `client ${id}`, label: name })),
    ],
    [clients, t],
  );
  return (
    <div className={classes.fields}>
      <Select
        label={t('window.reports.client')}
        data={choices}
        searchable
        allowDeselect={false}
        nothingFoundMessage={t('window.nothingFound')}
        value={wanted.clientId === null ? 'all' : `client ${wanted.clientId}`}
        onChange={(value) =>
          onChange({ clientId: value?.startsWith('client ') ? value.slice('client '.length) : null })
        }
      />
      <PeriodFields period={wanted.period} onChange={(period) => onChange({ period })} />
      <Select
        label={t('window.reports.format')}
        allowDeselect={false}
        data={(['pdf', 'html'] as const).map((format) => ({
          value: format,
          label: t(`window.reports.formats.${format}`),
        }))}
        value={wanted.format}
        onChange={(format) => onChange({ format: format === 'html' ? 'html' : 'pdf' })}
      />
    </div>
  );
}

function PeriodFields({ period, onChange }: { period: ReportPeriod; onChange: (period: ReportPeriod) => void }) {
  const { t } = useTranslation();
  const { date } = useFormats();
  const days = daysOf(period, useNow());
  const choose = (value: string | null): void => {
    const kind = reportPeriods.find((each) => each === value) ?? 'lastMonth';
    onChange(kind === 'own' ? { kind, from: null, to: null } : { kind });
  };
  return (
    <>
      <Select
        label={t('window.reports.period')}
        description={
          days === null ? '…' : t('window.reports.days', { from: date(noonOf(days.from)), to: date(noonOf(days.to)) })
        }
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        allowDeselect={false}
        data={reportPeriods.map((kind) => ({ value: kind, label: t(`window.reports.periods.${kind}`) }))}
        value={period.kind}
        onChange={choose}
      />
      {period.kind === 'own' && (
        <>
          <DayInput
            label={t('window.period.from')}
            value={period.from}
            onChange={(from) => onChange({ ...period, from })}
          />
          <DayInput label={t('window.period.to')} value={period.to} onChange={(to) => onChange({ ...period, to })} />
        </>
      )}
    </>
  );
}

/** Its room is kept. */
function Progress() {
  const { t } = useTranslation();
  const reporting = useSnapshot((snapshot) => snapshot.reporting);
  const words = reporting === null ? '' : t('window.reports.done', { done: reporting.done, total: reporting.total });
  return (
    <div className={classes.progress}>
      {reporting !== null && (
        <>
          <div
            className={classes.bar}
            role="progressbar"
            aria-label={t('window.reports.progress')}
            aria-valuemin={0}
            aria-valuemax={reporting.total}
            aria-valuenow={reporting.done}
            aria-valuetext={words}
          >
            <div style={{ width: `${(100 * reporting.done) / Math.max(1, reporting.total)}%` }} />
          </div>
          <p className="quiet">{words}</p>
        </>
      )}
    </div>
  );
}

/** What came of all reports: where they lie, and which are missing and why. */
function Outcome({ written }: { written: WrittenReports | null }) {
  const { t } = useTranslation();
  return (
    <div role="status">
      {written !== null && (
        <>
          <p>{t('window.reports.allWritten', { count: written.written, folder: written.folder })}</p>
          {written.left > 0 && <p>{t('window.reports.left', { count: written.left })}</p>}
          {written.failed.length > 0 && (
            <>
              <p>{t('window.reports.failedTitle', { count: written.failed.length })}</p>
              <ul>
                {written.failed.map(({ clientName, reason }, index) => (
                  <li key={index}>{t('window.reports.failed', { client: clientName, reason })}</li>
                ))}
              </ul>
            </>
          )}
        </>
      )}
    </div>
  );
}
