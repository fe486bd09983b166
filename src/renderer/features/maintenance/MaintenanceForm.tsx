import { Checkbox, Group, NumberInput, Select, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MaintenanceEdit, MaintenanceWindow } from '../../../core/maintenance';
import { DayInput } from '../../components/DayInput';
import { FormSection } from '../../components/FormSection';
import classes from '../../components/FormSection.module.css';
import { SaveBar } from '../../components/SaveBar';
import { TimeZoneSelect } from '../../components/TimeZoneSelect';
import { useAsk } from '../../context';
import { useEditForm } from '../../edit-form';
import { useFormats } from '../../formats';
import { systemTimeZone } from '../../time-zones';
import { useCoverChoices } from './cover-choices';
import {
  maintenanceFieldOf,
  maintenanceFormSchema,
  newMaintenanceValues,
  toMaintenanceInput,
  toMaintenanceValues,
} from './maintenance-values';
import type { MaintenanceValues } from './maintenance-values';
import { NextTimes } from './NextTimes';

type Fields = UseFormReturnType<MaintenanceValues>;

interface MaintenanceFormProps {
  /** Null: a new one. */
  window: MaintenanceWindow | null;
  onSaved: () => void;
}

export function MaintenanceForm({ window, onSaved }: MaintenanceFormProps) {
  const { t } = useTranslation();
  const ask = useAsk();
  const [openedAt] = useState(() => Date.now());
  const saved = useMemo(
    () => (window === null ? newMaintenanceValues(openedAt, systemTimeZone()) : toMaintenanceValues(window, openedAt)),
    [window, openedAt],
  );
  const edit = useEditForm<MaintenanceValues, MaintenanceEdit, MaintenanceWindow>({
    key: `maintenance.${window?.id ?? 'new'}`,
    saved,
    schema: maintenanceFormSchema,
    toInput: (values) => toMaintenanceInput(values, systemTimeZone()),
    fieldOf: maintenanceFieldOf,
    save: (values) =>
      window === null ? ask('maintenance.add', values) : ask('maintenance.update', { id: window.id, edit: values }),
    onSaved,
  });
  const fields = edit.form;
  return (
    <form className={classes.form} onSubmit={edit.submit} noValidate>
      <WhatFor fields={fields} />
      <FormSection title={t('window.maintenance.when')}>
        <Select
          className={classes.alone}
          label={t('window.maintenance.kind')}
          allowDeselect={false}
          data={[
            { value: 'once', label: t('window.maintenance.once') },
            { value: 'weekly', label: t('window.maintenance.weekly') },
            { value: 'cron', label: t('window.maintenance.cron') },
          ]}
          {...fields.getInputProps('kind')}
        />
        <WhenFields fields={fields} />
      </FormSection>
      <NextTimes values={fields.values} />
      <SaveBar
        isChanged={edit.isChanged}
        isBusy={edit.isBusy}
        onDiscard={edit.discard}
        {...(window === null && { label: t('window.maintenance.add') })}
      />
    </form>
  );
}

function WhatFor({ fields }: { fields: Fields }) {
  const { t } = useTranslation();
  const choices = useCoverChoices();
  return (
    <FormSection>
      <TextInput
        label={t('window.maintenance.name')}
        description={t('window.maintenance.nameAbout')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        {...fields.getInputProps('name')}
      />
      <Select
        label={t('window.maintenance.covers')}
        data={choices}
        searchable
        limit={100}
        allowDeselect={false}
        nothingFoundMessage={t('window.nothingFound')}
        {...fields.getInputProps('covers')}
      />
    </FormSection>
  );
}

function WhenFields({ fields }: { fields: Fields }) {
  switch (fields.values.kind) {
    case 'once':
      return <OnceFields fields={fields} />;
    case 'weekly':
      return <WeeklyFields fields={fields} />;
    case 'cron':
      return <CronFields fields={fields} />;
  }
}

function OnceFields({ fields }: { fields: Fields }) {
  const { t } = useTranslation();
  return (
    <>
      {(['from', 'to'] as const).map((end) => (
        <div key={end} className={classes.pair} role="group" aria-label={t(`window.maintenance.${end}`)}>
          <DayInput label={t(`window.maintenance.${end}Day`)} {...fields.getInputProps(`${end}Day`)} />
          <TextInput label={t('window.maintenance.time')} placeholder="22:00" {...fields.getInputProps(`${end}Time`)} />
        </div>
      ))}
    </>
  );
}

function WeeklyFields({ fields }: { fields: Fields }) {
  const { t } = useTranslation();
  const { weekday } = useFormats();
  return (
    <>
      <Checkbox.Group className={classes.wide} label={t('window.maintenance.days')} {...fields.getInputProps('days')}>
        <Group gap="md" pt={4} pb={4}>
          {[1, 2, 3, 4, 5, 6, 7].map((day) => (
            <Checkbox key={day} value={String(day)} label={weekday(day)} />
          ))}
        </Group>
      </Checkbox.Group>
      <TextInput label={t('window.maintenance.start')} placeholder="03:00" {...fields.getInputProps('start')} />
      <DurationAndZone fields={fields} />
    </>
  );
}

function CronFields({ fields }: { fields: Fields }) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput
        className={classes.wide}
        label={t('window.maintenance.expression')}
        description={t('window.maintenance.expressionAbout')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        placeholder="0 3 1 * *"
        spellCheck={false}
        {...fields.getInputProps('expression')}
      />
      <DurationAndZone fields={fields} />
    </>
  );
}

function DurationAndZone({ fields }: { fields: Fields }) {
  const { t } = useTranslation();
  return (
    <>
      <NumberInput label={t('window.maintenance.duration')} {...fields.getInputProps('durationMinutes')} />
      <TimeZoneSelect chosen={fields.values.timeZone} {...fields.getInputProps('timeZone')} />
    </>
  );
}
