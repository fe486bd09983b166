import { Select } from '@mantine/core';
import type { SelectProps } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { systemTimeZone } from '../time-zones';

interface TimeZoneSelectProps extends Omit<SelectProps, 'data' | 'label'> {
  /** The one that is chosen, which this computer may not know: it stays to be chosen. */
  chosen: string;
}

/** One of the time zones by its name; the chosen one and the computer's own come first. */
export function TimeZoneSelect({ chosen, ...field }: TimeZoneSelectProps) {
  const { t } = useTranslation();
  const zones = useMemo(
    () => [...new Set([chosen, systemTimeZone(), 'UTC', ...Intl.supportedValuesOf('timeZone')])],
    [chosen],
  );
  return (
    <Select
      label={t('window.maintenance.timeZone')}
      data={zones}
      searchable
      limit={100}
      allowDeselect={false}
      nothingFoundMessage={t('window.nothingFound')}
      {...field}
    />
  );
}
