import { Checkbox, Group, NumberInput, Select, Switch, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { settingsEditSchema } from '../../../core/settings';
import type { SettingsEdit } from '../../../core/settings';
import { FormSection } from '../../components/FormSection';
import classes from '../../components/FormSection.module.css';
import { RowList } from '../../components/RowList';
import { SaveBar } from '../../components/SaveBar';
import { useAsk, useSnapshot } from '../../context';
import { useEditForm } from '../../edit-form';
import { useFormats } from '../../formats';
import { alertFieldOf, toAlertInput, toAlertValues } from './alert-values';
import type { AlertValues } from './alert-values';

type Fields = UseFormReturnType<AlertValues>;

/** As the schema of the quiet hours allows. */
const mostSpans = 14;
const weekdays = [1, 2, 3, 4, 5, 6, 7];

/** When alerts come: quiet hours, the sound at night, reminders, and how many at once. */
export function AlertSettingsForm() {
  const ask = useAsk();
  const { quietHours, reminders, stormLimit, channels } = useSnapshot(({ settings }) => settings);
  const saved = useMemo(
    () => toAlertValues({ quietHours, reminders, stormLimit, channels }),
    [quietHours, reminders, stormLimit, channels],
  );
  const edit = useEditForm<AlertValues, SettingsEdit, null>({
    key: 'settings.alerts',
    saved,
    schema: settingsEditSchema,
    toInput: (values) => toAlertInput(values, channels),
    fieldOf: alertFieldOf,
    save: (values) => ask('settings.update', values),
  });
  return (
    <form className={classes.form} onSubmit={edit.submit} noValidate>
      <QuietHours fields={edit.form} />
      <Reminders fields={edit.form} />
      <SaveBar isChanged={edit.isChanged} isBusy={edit.isBusy} onDiscard={edit.discard} />
    </form>
  );
}

function QuietHours({ fields }: { fields: Fields }) {
  const { t } = useTranslation();
  const { spans } = fields.values;
  return (
    <FormSection title={t('window.settings.quiet')} about={t('window.settings.quietAbout')}>
      <Switch
        className={classes.wide}
        label={t('window.settings.quietHold')}
        description={t('window.settings.quietHoldAbout')}
        {...fields.getInputProps('isQuiet', { type: 'checkbox' })}
      />
      <Switch
        className={classes.wide}
        label={t('window.settings.quietSilent')}
        {...fields.getInputProps('isSilentAtNight', { type: 'checkbox' })}
      />
      <RowList
        count={spans.length}
        most={mostSpans}
        rowLabel={(number) => t('window.settings.quietSpan', { number })}
        removeLabel={(number) => t('window.settings.removeQuietSpan', { number })}
        addLabel={t('window.settings.addQuietSpan')}
        onAdd={() => fields.insertListItem('spans', { days: weekdays.map(String), start: '22:00', end: '07:00' })}
        onRemove={(index) => fields.removeListItem('spans', index)}
      >
        {(index) => <Span fields={fields} index={index} />}
      </RowList>
      <TimeZone fields={fields} />
    </FormSection>
  );
}

function Span({ fields, index }: { fields: Fields; index: number }) {
  const { t } = useTranslation();
  const { weekday } = useFormats();
  return (
    <>
      <Checkbox.Group label={t('window.settings.quietDays')} {...fields.getInputProps(`spans.${index}.days`)}>
        <Group gap="sm" pt={4} pb={4}>
          {weekdays.map((day) => (
            <Checkbox key={day} value={String(day)} label={weekday(day)} />
          ))}
        </Group>
      </Checkbox.Group>
      <Group gap="sm" align="flex-start" wrap="nowrap">
        <TextInput
          label={t('window.settings.quietFrom')}
          placeholder="22:00"
          {...fields.getInputProps(`spans.${index}.start`)}
        />
        <TextInput
          label={t('window.settings.quietTo')}
          placeholder="07:00"
          {...fields.getInputProps(`spans.${index}.end`)}
        />
      </Group>
    </>
  );
}

function TimeZone({ fields }: { fields: Fields }) {
  const { t } = useTranslation();
  const { timeZone } = fields.values;
  const zones = useMemo(() => {
    const names = [...new Set([timeZone, 'UTC', ...Intl.supportedValuesOf('timeZone')])].filter((name) => name !== '');
    return [
      { value: '', label: t('window.settings.ownTimeZone') },
      ...names.map((name) => ({ value: name, label: name })),
    ];
  }, [timeZone, t]);
  return (
    <Select
      label={t('window.maintenance.timeZone')}
      data={zones}
      searchable
      limit={100}
      allowDeselect={false}
      nothingFoundMessage={t('window.nothingFound')}
      {...fields.getInputProps('timeZone')}
    />
  );
}

function Reminders({ fields }: { fields: Fields }) {
  const { t } = useTranslation();
  return (
    <FormSection title={t('window.settings.reminders')} about={t('window.settings.remindersAbout')}>
      <Switch
        className={classes.wide}
        label={t('window.settings.remind')}
        {...fields.getInputProps('isReminding', { type: 'checkbox' })}
      />
      <TextInput
        label={t('window.settings.pauses')}
        placeholder="15, 30, 60, 120"
        {...fields.getInputProps('pauses')}
      />
      <NumberInput label={t('window.settings.thenEvery')} {...fields.getInputProps('thenEveryMinutes')} />
      <NumberInput
        label={t('window.settings.stormLimit')}
        description={t('window.settings.stormLimitAbout')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        {...fields.getInputProps('stormLimit')}
      />
    </FormSection>
  );
}
