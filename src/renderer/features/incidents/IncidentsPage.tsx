import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconDownload } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Incident, IncidentFilter } from '../../../core/incident';
import { durationOf } from '../../../core/incident';
import { gatherIncidents } from '../../../core/incident-groups';
import type { IncidentGroup } from '../../../core/incident-groups';
import { useCauseSentence } from '../../causes';
import { useNow } from '../../clock';
import { EmptyState } from '../../components/EmptyState';
import list from '../../components/list.module.css';
import { Page } from '../../components/Page';
import { TextLink } from '../../components/TextLink';
import { useAttempt, useSnapshot } from '../../context';
import { useErrorSentence } from '../../errors';
import { focusHeading } from '../../focus';
import { useFormats } from '../../formats';
import { useNotices } from '../../notices';
import { useRemembered } from '../../remembered';
import { IncidentFilters } from './IncidentFilters';
import type { Wanted } from './IncidentFilters';
import { IncidentState } from './IncidentState';
import classes from './incidents.module.css';
import { rangeOf } from './period';
import { useHostWords } from './use-host-words';
import { useIncidents } from './use-incidents';

const everything: Wanted = { siteId: null, clientId: null, state: null, period: { kind: 'any' } };

export function IncidentsPage() {
  const { t } = useTranslation();
  const sentenceOf = useErrorSentence();
  const [wanted, setWanted] = useRemembered('incidents.wanted', everything);
  const filter = useMemo(() => toFilter(wanted), [wanted]);
  const { value: incidents, error } = useIncidents(filter);
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
      actions={<ExportMenu filter={filter} />}
      aside={incidents && t('window.incidents.count', { count: incidents.length })}
    >
      <IncidentFilters wanted={wanted} onChange={setWanted} />
      {error && <p role="alert">{sentenceOf(error)}</p>}
      {incidents && incidents.length > 0 && <LongIncidentTable incidents={incidents} />}
      {incidents?.length === 0 && (
        <EmptyState
          action={
            !isAll && (
              <Button variant="default" onClick={showAll}>
                {t('window.incidents.showAll')}
              </Button>
            )
          }
        >
          {t(isAll ? 'window.incidents.empty' : 'window.incidents.notFound')}
        </EmptyState>
      )}
    </Page>
  );
}

function toFilter({ period, ...rest }: Wanted): IncidentFilter {
  return { ...rest, ...rangeOf(period, Date.now()) };
}

function ExportMenu({ filter }: { filter: IncidentFilter }) {
  const { t } = useTranslation();
  const { show } = useNotices();
  const attempt = useAttempt();
  const write = async (format: 'csv' | 'json' | 'md' | 'pdf'): Promise<void> => {
    const reply = await attempt('incidents.export', { filter, format });
    if (reply.ok && reply.value !== null)
      show({ kind: 'done', text: t('window.incidents.exported', { ...reply.value }) });
  };
  return (
    <Menu>
      <Menu.Target>
        <Button
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {t('window.incidents.export')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void write('pdf')}>{t('window.incidents.pdf')}</Menu.Item>
        <Menu.Item onClick={() => void write('csv')}>{t('window.incidents.csv')}</Menu.Item>
        <Menu.Item onClick={() => void write('json')}>{t('window.incidents.json')}</Menu.Item>
        <Menu.Item onClick={() => void write('md')}>{t('window.incidents.md')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** Incidents are kept for ever: the newest are drawn, older ones when somebody wants them. */
const shownAtOnce = 200;

function LongIncidentTable({ incidents }: { incidents: readonly Incident[] }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(shownAtOnce);
  const rest = incidents.length - shown;
  return (
    <>
      <IncidentTable incidents={incidents.slice(0, shown)} />
      {rest > 0 && (
        <Button variant="default" style={{ alignSelf: 'flex-start' }} onClick={() => setShown(shown + shownAtOnce)}>
          {t('window.incidents.showMore', { count: Math.min(rest, shownAtOnce) })}
        </Button>
      )}
    </>
  );
}

function IncidentTable({ incidents }: { incidents: readonly Incident[] }) {
  const { t } = useTranslation();
  const hosts = useSnapshot(({ hostIncidents }) => hostIncidents);
  const listed = useMemo(() => gatherIncidents(incidents, hosts), [incidents, hosts]);
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
            <IncidentRow incident={entry.incident} />
          </tbody>
        ) : (
          <GroupRows key={entry.hostIncidentId} {...entry} />
        ),
      )}
    </table>
  );
}

/** Several that failed together, under one heading. */
function GroupRows({ host, members }: IncidentGroup) {
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
        <IncidentRow key={incident.id} incident={incident} />
      ))}
    </tbody>
  );
}

function IncidentRow({ incident }: { incident: Incident }) {
  const formats = useFormats();
  const causeSentence = useCauseSentence();
  const now = useNow();
  return (
    <tr>
      <td>
        <TextLink to={{ page: 'incident', id: incident.id }}>{incident.siteName}</TextLink>
        <span className={list.second}>{causeSentence(incident)}</span>
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
