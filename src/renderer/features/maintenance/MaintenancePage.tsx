import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../../core/language';
import type { MaintenanceWindow } from '../../../core/maintenance';
import { byName } from '../../../core/name-order';
import { useNow } from '../../clock';
import { EmptyState } from '../../components/EmptyState';
import list from '../../components/list.module.css';
import { Page } from '../../components/Page';
import { TextLink } from '../../components/TextLink';
import { useSnapshot } from '../../context';
import { useFormats, useLanguage } from '../../formats';
import { useNavigation } from '../../place';
import { comingPeriods, nextTimeWords, scheduleWords } from './coming-periods';
import { useCoverWords } from './cover-choices';

export function MaintenancePage() {
  const { t } = useTranslation();
  const { go } = useNavigation();
  const hasWindows = useSnapshot(({ maintenance }) => maintenance.length > 0);
  const add = (
    <Button
      leftSection={<IconPlus size={16} aria-hidden />}
      onClick={() => go({ page: 'maintenanceWindow', id: null })}
    >
      {t('window.maintenance.add')}
    </Button>
  );
  return (
    <Page
      title={t('window.nav.maintenance')}
      name={t('window.nav.maintenance')}
      aside={hasWindows && t('window.maintenance.about')}
      actions={hasWindows && add}
    >
      {hasWindows ? <WindowTable /> : <EmptyState action={add}>{t('window.maintenance.empty')}</EmptyState>}
    </Page>
  );
}

function WindowTable() {
  const { t } = useTranslation();
  const formats = useFormats();
  const language = useLanguage();
  const now = useNow();
  const windows = useSnapshot(({ maintenance }) => maintenance);
  const coverWords = useCoverWords();
  const sorted = useMemo(() => byNextTime(windows, now, language), [windows, now, language]);
  return (
    <table className={list.table}>
      <thead>
        <tr>
          <th>{t('window.maintenance.name')}</th>
          <th>{t('window.maintenance.covers')}</th>
          <th>{t('window.maintenance.next')}</th>
        </tr>
      </thead>
      <tbody>
        {sorted.map((window) => (
          <tr key={window.id}>
            <td>
              <TextLink to={{ page: 'maintenanceWindow', id: window.id }}>{window.name}</TextLink>
              <span className={list.second}>{scheduleWords(t, formats, window)}</span>
            </td>
            <td>{coverWords(window.covers)}</td>
            <td>{nextTimeWords(t, formats, window, now)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The next one first; at the end those that are over. */
function byNextTime(windows: readonly MaintenanceWindow[], now: number, language: Language): MaintenanceWindow[] {
  const inOrder = byName(language);
  const nextOf = new Map(windows.map((window) => [window, comingPeriods(window, now, 1)[0]?.fromMs ?? Infinity]));
  const startOf = (window: MaintenanceWindow): number => nextOf.get(window) ?? Infinity;
  return [...windows].sort((one, other) => {
    const [first, second] = [startOf(one), startOf(other)];
    return first === second ? inOrder(one.name, other.name) : first - second;
  });
}
