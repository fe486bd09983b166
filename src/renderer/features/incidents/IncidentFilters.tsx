import { Select, TextInput } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { classificationSchema } from '../../../core/incident';
import type { Classification, IncidentFilter } from '../../../core/incident';
import { DayInput } from '../../components/DayInput';
import { useSnapshot } from '../../context';
import classes from './incidents.module.css';
import { periodKinds } from './period';
import type { Period } from './period';

/** What the list shall show. */
export interface Wanted extends Pick<IncidentFilter, 'siteId' | 'clientId' | 'state'> {
  /** What they count as; null: anything, drills among them. */
  classification: Classification | null;
  period: Period;
  /** What is searched for; empty: nothing. */
  text: string;
  tag: string | null;
}

interface IncidentFiltersProps {
  wanted: Wanted;
  /** All tags in use. */
  tags: readonly string[];
  onChange: (wanted: Wanted) => void;
}

export function IncidentFilters({ wanted, tags, onChange }: IncidentFiltersProps) {
  const { t } = useTranslation();
  const sites = useSnapshot((snapshot) => snapshot.sites);
  const clients = useSnapshot((snapshot) => snapshot.clients);
  const siteChoices = useMemo(() => sites.map(({ site }) => ({ value: site.id, label: site.name })), [sites]);
  const clientChoices = useMemo(() => clients.map(({ id, name }) => ({ value: id, label: name })), [clients]);
  const change = (changes: Partial<Wanted>): void => onChange({ ...wanted, ...changes });
  return (
    <div className={classes.filters} role="group" aria-label={t('window.incidents.filter')}>
      <TextInput
        className={classes.search}
        type="search"
        label={t('window.incidents.search')}
        placeholder={t('window.incidents.searchFor')}
        maxLength={200}
        value={wanted.text}
        onChange={({ currentTarget }) => change({ text: currentTarget.value })}
      />
      <Select
        label={t('window.incidents.column.site')}
        placeholder={t('window.incidents.allSites')}
        data={siteChoices}
        searchable
        clearable
        limit={100}
        nothingFoundMessage={t('window.nothingFound')}
        clearButtonProps={{ 'aria-label': t('window.incidents.allSites') }}
        value={wanted.siteId}
        onChange={(siteId) => change({ siteId })}
      />
      <Select
        label={t('window.incidents.column.client')}
        placeholder={t('window.incidents.allClients')}
        data={clientChoices}
        searchable
        clearable
        nothingFoundMessage={t('window.nothingFound')}
        clearButtonProps={{ 'aria-label': t('window.incidents.allClients') }}
        value={wanted.clientId}
        onChange={(clientId) => change({ clientId })}
      />
      <Select
        label={t('window.incidents.column.state')}
        allowDeselect={false}
        data={[
          { value: 'any', label: t('window.incidents.openAndEnded') },
          { value: 'open', label: t('window.incidents.open') },
          { value: 'ended', label: t('window.incidents.ended') },
        ]}
        value={wanted.state ?? 'any'}
        onChange={(state) => change({ state: state === 'open' || state === 'ended' ? state : null })}
      />
      <Select
        label={t('window.incident.counts.label')}
        allowDeselect={false}
        data={[
          { value: 'any', label: t('window.incidents.anyClass') },
          ...classificationSchema.options.map((each) => ({ value: each, label: t(`window.incident.counts.${each}`) })),
        ]}
        value={wanted.classification ?? 'any'}
        onChange={(value) =>
          change({ classification: classificationSchema.options.find((each) => each === value) ?? null })
        }
      />
      {(tags.length > 0 || wanted.tag !== null) && (
        <Select
          label={t('window.tags.one')}
          placeholder={t('window.tags.all')}
          data={tags}
          searchable
          clearable
          limit={100}
          nothingFoundMessage={t('window.nothingFound')}
          clearButtonProps={{ 'aria-label': t('window.tags.all') }}
          value={wanted.tag}
          onChange={(tag) => change({ tag })}
        />
      )}
      <PeriodFields period={wanted.period} onChange={(period) => change({ period })} />
    </div>
  );
}

function PeriodFields({ period, onChange }: { period: Period; onChange: (period: Period) => void }) {
  const { t } = useTranslation();
  const choose = (value: string | null): void => {
    const kind = periodKinds.find((each) => each === value) ?? 'any';
    onChange(kind === 'own' ? { kind, from: null, to: null } : { kind });
  };
  return (
    <>
      <Select
        label={t('window.incidents.period')}
        allowDeselect={false}
        data={periodKinds.map((kind) => ({ value: kind, label: t(`window.period.${kind}`) }))}
        value={period.kind}
        onChange={choose}
      />
      {period.kind === 'own' && (
        <>
          <DayInput
            label={t('window.period.from')}
            clearable
            clearButtonProps={{ 'aria-label': t('window.period.clearFrom') }}
            value={period.from}
            onChange={(from) => onChange({ ...period, from })}
          />
          <DayInput
            label={t('window.period.to')}
            clearable
            clearButtonProps={{ 'aria-label': t('window.period.clearTo') }}
            value={period.to}
            onChange={(to) => onChange({ ...period, to })}
          />
        </>
      )}
    </>
  );
}
