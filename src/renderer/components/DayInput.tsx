import { DateInput } from '@mantine/dates';
import type { DateInputProps } from '@mantine/dates';
import dayjs from 'dayjs';
import customParseFormat from 'dayjs/plugin/customParseFormat';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../formats';

// Dates typed as `21.11.2026` are read by this plugin.
dayjs.extend(customParseFormat);

/** A day, typed as the language writes it or chosen from a calendar; its value is `2026-11-21`. */
export function DayInput(props: DateInputProps) {
  const { t } = useTranslation();
  const valueFormat = useLanguage() === 'de' ? 'DD.MM.YYYY' : 'DD/MM/YYYY';
  const ariaLabels = {
    previousMonth: t('window.period.previousMonth'),
    nextMonth: t('window.period.nextMonth'),
    previousYear: t('window.period.previousYear'),
    nextYear: t('window.period.nextYear'),
    previousDecade: t('window.period.previousDecade'),
    nextDecade: t('window.period.nextDecade'),
    monthLevelControl: t('window.period.chooseMonth'),
    yearLevelControl: t('window.period.chooseYear'),
  };
  return (
    <DateInput placeholder={t('window.period.format')} valueFormat={valueFormat} ariaLabels={ariaLabels} {...props} />
  );
}
