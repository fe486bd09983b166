import { Button, VisuallyHidden } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Incident, IncidentFilter } from '../../../core/incident';
import { durationOf } from '../../../core/incident';
import { gatherIncidents } from '../../../core/incident-groups';
import type { IncidentGroup } from '../../../core/incident-groups';
import { incidentsOnPage, mostCounted } from '../../../core/incident-page';
import type { IncidentPage, IncidentRow as Row } from '../../../core/incident-page';
import { useCauseSentence } from '../../causes';
import { useNow } from '../../clock';
import { EmptyState } from '../../components/EmptyState';
import list from '../../components/list.module.css';
import { Page } from '../../components/Page';
import { TextLink } from '../../components/TextLink';
import { useSnapshot } from '../../context';
import { useErrorSentence } from '../../errors';
import { focusHeading } from '../../focus';
import { useFormats } from '../../formats';
import { useRemembered } from '../../remembered';
import { ByHandForm } from './ByHandForm';
import { ExportMenu } from './ExportMenu';
import { useHeadStartWords } from './HeadStartFacts';
import { IncidentFilters } from './IncidentFilters';
import type { Wanted } from './IncidentFilters';
import { IncidentState } from './IncidentState';
import { useTags } from './Tags';
import classes from './incidents.module.css';
import { isReversed, rangeOf } from './period';
import { useHostWords } from './use-host-words';
import { useIncidentPages } from './use-incidents';

const everything: Wanted = {
  ...{ siteId: null, clientId: null, state: null, classification: null },
  ...{ period: { kind: 'any' }, text: '', tag: null },
};
/** Whoever types is asked for when he pauses. */
const pauseMs = 150;

export function IncidentsPage() {
  const { t } = useTranslation();
  const sentenceOf = useErrorSentence();
  const [wanted, setWanted] = useRemembered('incidents.wanted', everything);
  const [isAdding, setAdding] = useState(false);
  const [text] = useDebouncedValue(wanted.text, pauseMs);
  const filter = useMemo(() => toFilter({ ...wanted, text }), [wanted, text]);
  const { value: page, error, more } = useIncidentPages(filter);
  const { value: tags } = useTags(null);
  const isAll = wanted === everything;
  const showAll = (): void => {
    // The button leaves with the empty list.
    focusHeading();
    setWanted(everything);
  };
  return (
    <Page
      title={t('window.nav.incidents')}
      name={t('window.nav.incidents')}
      actions={
        <>
          <Button variant="default" onClick={() => setAdding(true)}>
            {t('window.byHand.open')}
          </Button>
          {filter.drills === 'only' ? (
            <span className="quiet">{t('window.incidents.noDrillExport')}</span>
          ) : (
            <ExportMenu filter={filter} label={t('window.incidents.export')} />
          )}
        </>
      }
      aside={page !== null && page.total !== null && <Count total={page.total} isSearch={filter.text !== undefined} />}
    >
      {isAdding && (
        <ByHandForm
          onClose={() => {
            focusHeading();
            setAdding(false);
          }}
        />
      )}
      <IncidentFilters wanted={wanted} tags={tags ?? []} onChange={setWanted} />
      {error && <p role="alert">{sentenceOf(error)}</p>}
      {page !== null && page.rows.length > 0 && <LongIncidentTable page={page} onMore={more} />}
      {page?.rows.length === 0 && (
        <EmptyState
          action={
            !isAll && (
              <Button variant="default" onClick={showAll}>
                {t('window.incidents.showAll')}
              </Button>
            )
          }
        >
          {t(emptyKey(wanted))}
        </EmptyState>
      )}
    </Page>
  );
}

function emptyKey(wanted: Wanted): string {
  if (wanted === everything) return 'window.incidents.empty';
  return isReversed(wanted.period) ? 'invalid.period-reversed' : 'window.incidents.notFound';
}

function Count({ total, isSearch }: { total: number; isSearch: boolean }) {
  const { t } = useTranslation();
  return isSearch && total > mostCounted
    ? t('window.incidents.countOver', { most: mostCounted })
    : t('window.incidents.count', { count: total });
}

function toFilter({ period, text, tag, classification, ...rest }: Wanted): IncidentFilter {
  const words = text.trim();
  return {
    ...rest,
    drills: classification === 'drill' ? 'only' : 'with',
    ...(classification !== null && classification !== 'drill' && { classification }),
    ...rangeOf(period, Date.now()),
    ...(words !== '' && { text: words }),
    ...(tag !== null && { tag }),
  };
}

/** Incidents are kept for ever: the newest are drawn, older ones when somebody wants them. */
function LongIncidentTable({ page, onMore }: { page: IncidentPage; onMore: () => void }) {
  const { t } = useTranslation();
  const rest = page.total === null ? 0 : page.total - page.rows.length;
  return (
    <>
      <IncidentTable rows={page.rows} />
      {page.next !== null && (
        <Button variant="default" style={{ alignSelf: 'flex-start' }} onClick={onMore}>
          {t('window.incidents.showMore', { count: Math.max(1, Math.min(rest, incidentsOnPage)) })}
        </Button>
      )}
    </>
  );
}

function IncidentTable({ rows }: { rows: readonly Row[] }) {
  const { t } = useTranslation();
  const hosts = useSnapshot(({ hostIncidents }) => hostIncidents);
  const byId = useMemo(() => new Map(rows.map((row) => [row.incident.id, row])), [rows]);
  const listed = useMemo(
    () =>
      gatherIncidents(
        rows.map(({ incident }) => incident),
        hosts,
      ),
    [rows, hosts],
  );
  return (
    <table className={`${list.table ?? ''} ${classes.table ?? ''}`}>
      <thead>
        <tr>
          <th>{t('window.incidents.column.site')}</th>
          <th className={classes.state}>{t('window.incidents.column.state')}</th>
          <th className={classes.began}>{t('window.incidents.column.began')}</th>
          <th className={`${list.number ?? ''} ${classes.duration ?? ''}`}>{t('window.incidents.column.duration')}</th>
          <th className={classes.client}>{t('window.incidents.column.client')}</th>
        </tr>
      </thead>
      {listed.map((entry) =>
        entry.kind === 'single' ? (
          <tbody key={entry.incident.id}>
            <IncidentRow incident={entry.incident} row={byId.get(entry.incident.id)} />
          </tbody>
        ) : (
          <GroupRows key={entry.hostIncidentId} {...entry} byId={byId} />
        ),
      )}
    </table>
  );
}

/** Several that failed together, under one heading. */
function GroupRows({ host, members, byId }: IncidentGroup & { byId: ReadonlyMap<string, Row> }) {
  const { t } = useTranslation();
  const hostWords = useHostWords();
  const open = members.filter(({ endedAt }) => endedAt === null).length;
  const words = host && open > 0 ? hostWords(host, open) : null;
  return (
    <tbody className={classes.group}>
      <tr>
        <th colSpan={4} scope="rowgroup">
          {words?.title ?? t('window.incidents.together', { count: members.length })}
          {words && <span className={list.second}>{words.body}</span>}
        </th>
        <td className={classes.client} />
      </tr>
      {members.map((incident) => (
        <IncidentRow key={incident.id} incident={incident} row={byId.get(incident.id)} />
      ))}
    </tbody>
  );
}

function IncidentRow({ incident, row }: { incident: Incident; row: Row | undefined }) {
  const formats = useFormats();
  const causeSentence = useCauseSentence();
  const headStartWords = useHeadStartWords();
  const now = useNow();
  const ahead = row === undefined ? null : headStartWords(row.headStart);
  return (
    <tr>
      <td>
        <TextLink to={{ page: 'incident', id: incident.id }}>{incident.siteName}</TextLink>
        <span className={list.second}>{causeSentence(incident)}</span>
        {ahead !== null && <span className={list.second}>{ahead}</span>}
        {row !== undefined && row.tags.length > 0 && <TagList tags={row.tags} />}
        <span className={`${list.second ?? ''} ${classes.clientBelow ?? ''}`}>{incident.clientName}</span>
      </td>
      <td>
        <IncidentState incident={incident} />
      </td>
      <td className={classes.began}>{formats.moment(incident.startedAt, now)}</td>
      <td className={`${list.number ?? ''} ${classes.duration ?? ''}`}>
        {formats.duration(durationOf(incident, now))}
      </td>
      <td className={classes.client}>{incident.clientName}</td>
    </tr>
  );
}

function TagList({ tags }: { tags: readonly string[] }) {
  const { t } = useTranslation();
  return (
    <span className={`${list.second ?? ''} ${classes.tags ?? ''}`}>
      <VisuallyHidden>{t('window.tags.label')}: </VisuallyHidden>
      {tags.map((tag) => (
        <span key={tag} className={classes.tag}>
          {tag}
        </span>
      ))}
    </span>
  );
}
