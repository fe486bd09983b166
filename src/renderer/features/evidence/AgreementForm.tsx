import { Checkbox, Group, NumberInput, Select, Switch, TextInput } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { agreementFor, agreementPeriods, siteAgreementSchema } from '../../../core/agreement';
import type { SiteAgreement } from '../../../core/agreement';
import type { Client } from '../../../core/client';
import type { Site } from '../../../core/site';
import classes from '../../components/FormSection.module.css';
import { SaveBar } from '../../components/SaveBar';
import { TimeZoneSelect } from '../../components/TimeZoneSelect';
import { useAsk } from '../../context';
import { useEditForm } from '../../edit-form';
import { useFormats, useLanguage } from '../../formats';
import { systemTimeZone } from '../../time-zones';
import { agreementFieldOf, toAgreementInput, toAgreementValues } from './agreement-values';
import type { AgreementFields, AgreementValues } from './agreement-values';

type Party = { for: 'client'; client: Client } | { for: 'site'; site: Site };

/** The availability agreed with a client, or for one of the sites. */
export function AgreementForm({ party }: { party: Party }) {
  const ask = useAsk();
  const saved = useMemo(() => toAgreementValues(agreementOf(party), systemTimeZone()), [party]);
  const id = party.for === 'client' ? party.client.id : party.site.id;
  const edit = useEditForm<AgreementValues, SiteAgreement, null>({
    key: `agreement.${party.for}.${id}`,
    saved,
    schema: siteAgreementSchema,
    toInput: toAgreementInput,
    fieldOf: agreementFieldOf,
    save: (agreement) =>
      party.for === 'client'
        ? ask('agreements.set', { for: 'client', id, agreement: agreementFor(agreement, null) })
        : ask('agreements.set', { for: 'site', id, agreement }),
  });
  const fields = edit.form;
  return (
    <form className={classes.form} onSubmit={edit.submit} noValidate>
      <div className={classes.fields}>
        <KindField fields={fields} party={party} />
        {fields.values.kind === 'own' && <TermFields fields={fields} />}
      </div>
      <SaveBar isChanged={edit.isChanged} isBusy={edit.isBusy} onDiscard={edit.discard} />
    </form>
  );
}

function agreementOf(party: Party): SiteAgreement {
  if (party.for === 'site') return party.site.agreement;
  const { agreement } = party.client;
  return agreement === null ? { kind: 'none' } : { kind: 'own', ...agreement };
}

function KindField({ fields, party }: { fields: AgreementFields; party: Party }) {
  const { t } = useTranslation();
  const kinds = party.for === 'client' ? (['none', 'own'] as const) : (['as-client', 'none', 'own'] as const);
  return (
    <Select
      className={classes.alone}
      label={t('window.agreement.kind')}
      allowDeselect={false}
      data={kinds.map((value) => ({ value, label: t(`window.agreement.kinds.${value}`) }))}
      {...fields.getInputProps('kind')}
    />
  );
}

function TermFields({ fields }: { fields: AgreementFields }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <>
      <NumberInput
        label={t('window.agreement.percent')}
        decimalScale={4}
        decimalSeparator={language === 'de' ? ',' : '.'}
        allowedDecimalSeparators={[',', '.']}
        {...fields.getInputProps('percent')}
      />
      <Select
        label={t('window.agreement.per')}
        allowDeselect={false}
        data={agreementPeriods.map((value) => ({ value, label: t(`window.agreement.pers.${value}`) }))}
        {...fields.getInputProps('per')}
      />
      <Select
        label={t('window.agreement.when')}
        allowDeselect={false}
        data={[
          { value: 'always', label: t('window.agreement.always') },
          { value: 'hours', label: t('window.agreement.atHours') },
        ]}
        {...fields.getInputProps('when')}
      />
      <TimeZoneSelect chosen={fields.values.timeZone} {...fields.getInputProps('timeZone')} />
      {fields.values.when === 'hours' && <HourFields fields={fields} />}
      <Switch
        className={classes.wide}
        label={t('window.agreement.maintenance')}
        description={t('window.agreement.maintenanceAbout')}
        {...fields.getInputProps('isMaintenanceCounted', { type: 'checkbox' })}
      />
    </>
  );
}

function HourFields({ fields }: { fields: AgreementFields }) {
  const { t } = useTranslation();
  const { weekday } = useFormats();
  return (
    <>
      <Checkbox.Group className={classes.wide} label={t('window.agreement.days')} {...fields.getInputProps('days')}>
        <Group gap="md" pt={4} pb={4}>
          {[1, 2, 3, 4, 5, 6, 7].map((day) => (
            <Checkbox key={day} value={String(day)} label={weekday(day)} />
          ))}
        </Group>
      </Checkbox.Group>
      <TextInput label={t('window.agreement.from')} placeholder="08:00" {...fields.getInputProps('from')} />
      <TextInput
        label={t('window.agreement.to')}
        description={t('window.agreement.toAbout')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        placeholder="18:00"
        {...fields.getInputProps('to')}
      />
    </>
  );
}
