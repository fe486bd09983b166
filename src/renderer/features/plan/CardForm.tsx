import { Textarea, TextInput } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Client } from '../../../core/client';
import { cardFor, emergencyCardEditSchema, isEmptyCard, secretsOnCard } from '../../../core/emergency-card';
import type { EmergencyCard } from '../../../core/emergency-card';
import type { Site } from '../../../core/site';
import { DayInput } from '../../components/DayInput';
import { Disclosure } from '../../components/Disclosure';
import { FormSection } from '../../components/FormSection';
import classes from '../../components/FormSection.module.css';
import { SaveBar } from '../../components/SaveBar';
import { useAsk, useSnapshot } from '../../context';
import { useEditForm } from '../../edit-form';
import type { EditForm } from '../../edit-form';
import { PhoneField } from '../clients/PhoneField';
import { cardFieldOf, stepsIn, toCardInput, toCardValues } from './card-values';
import type { CardValues } from './card-values';
import plan from './plan.module.css';

/** The card of a client: what holds for all of his sites that say nothing else. */
export function ClientCard({ client }: { client: Client }) {
  return <Card for="client" id={client.id} card={client.card} below={null} />;
}

/** The card of a site: what is empty in it is as on the client's. */
export function SiteCard({ site }: { site: Site }) {
  const client = useSnapshot(({ clients }) => clients.find(({ id }) => id === site.clientId));
  return <Card for="site" id={site.id} card={site.card} below={client?.card ?? null} />;
}

interface CardProps {
  for: 'client' | 'site';
  id: string;
  card: EmergencyCard;
  /** The client's, beneath that of a site. */
  below: EmergencyCard | null;
}

function Card(props: CardProps) {
  const { t } = useTranslation();
  const { card, below } = props;
  const holds = cardFor(card, below ?? undefined);
  const aside = isEmptyCard(holds)
    ? t('window.card.empty')
    : holds.host.name || holds.responsible || holds.standIn.name;
  return (
    <section className={plan.section} aria-labelledby="emergency-card">
      <h2 id="emergency-card">{t('emergency.card')}</h2>
      <p className="prose quiet">{t(props.for === 'client' ? 'window.card.about' : 'window.card.aboutSite')}</p>
      <Disclosure title={t('window.card.edit')} aside={aside} hasFault={false}>
        <CardForm {...props} />
      </Disclosure>
    </section>
  );
}

function CardForm({ for: owner, id, card, below }: CardProps) {
  const { t } = useTranslation();
  const ask = useAsk();
  const saved = useMemo(() => toCardValues(card), [card]);
  const edit = useEditForm<CardValues, EmergencyCard, null>({
    key: `card.${owner}.${id}`,
    saved,
    schema: emergencyCardEditSchema,
    toInput: toCardInput,
    fieldOf: (path) => cardFieldOf(path.replace(/^card\./, '')),
    save: (input) => ask('cards.set', { for: owner, id, card: input }),
  });
  const hints = below === null ? null : toCardValues(below);
  return (
    <form className={classes.form} onSubmit={edit.submit} noValidate>
      <p className="prose">
        <strong>{t('window.card.noPasswords')}</strong> {t('window.card.noPasswordsAbout')}
      </p>
      <HostFields edit={edit} hints={hints} />
      <PersonFields edit={edit} hints={hints} />
      <StepFields edit={edit} hints={hints} />
      <SecretWarning values={edit.form.values} />
      <SaveBar isChanged={edit.isChanged} isBusy={edit.isBusy} onDiscard={edit.discard} />
    </form>
  );
}

interface FieldsProps {
  edit: EditForm<CardValues>;
  /** What holds where a field stays empty. */
  hints: CardValues | null;
}

function HostFields({ edit: { form }, hints }: FieldsProps) {
  const { t } = useTranslation();
  const hint = hints?.host;
  return (
    <FormSection title={t('emergency.host')} heading="h3">
      <TextInput label={t('window.card.hostName')} placeholder={hint?.name} {...form.getInputProps('host.name')} />
      <PhoneField label={t('window.card.hostPhone')} placeholder={hint?.phone} {...form.getInputProps('host.phone')} />
      <TextInput
        label={t('emergency.customerNumber')}
        placeholder={hint?.customerNumber}
        {...form.getInputProps('host.customerNumber')}
      />
      <TextInput
        label={t('emergency.statusPage')}
        placeholder={hint?.statusPage || 'status.example.com'}
        {...form.getInputProps('host.statusPage')}
      />
      <TextInput label={t('emergency.registrar')} placeholder={hints?.registrar} {...form.getInputProps('registrar')} />
    </FormSection>
  );
}

function PersonFields({ edit: { form }, hints }: FieldsProps) {
  const { t } = useTranslation();
  return (
    <FormSection title={t('window.card.persons')} heading="h3">
      <TextInput
        className={classes.alone ?? ''}
        label={t('emergency.responsible')}
        placeholder={hints?.responsible}
        {...form.getInputProps('responsible')}
      />
      <TextInput
        label={t('window.card.standInName')}
        placeholder={hints?.standIn.name}
        {...form.getInputProps('standIn.name')}
      />
      <PhoneField
        label={t('window.card.standInPhone')}
        placeholder={hints?.standIn.phone}
        {...form.getInputProps('standIn.phone')}
      />
    </FormSection>
  );
}

function StepFields({ edit: { form }, hints }: FieldsProps) {
  const { t } = useTranslation();
  const day = form.getInputProps('restoreTestedOn');
  return (
    <FormSection title={t('window.card.what')} heading="h3">
      <Textarea
        className={classes.wide ?? ''}
        label={t('emergency.steps')}
        description={t('window.card.stepsAbout')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        placeholder={hints?.steps}
        autosize
        minRows={4}
        maxRows={16}
        {...form.getInputProps('steps')}
      />
      <TextInput
        label={t('emergency.backupPlace')}
        placeholder={hints?.backupPlace}
        {...form.getInputProps('backupPlace')}
      />
      <DayInput
        label={t('emergency.restoreTestedOn')}
        description={t('window.card.restoreAbout')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        clearable={false}
        {...day}
        value={form.values.restoreTestedOn === '' ? null : form.values.restoreTestedOn}
        onChange={(value) => form.setFieldValue('restoreTestedOn', value ?? '')}
      />
    </FormSection>
  );
}

/** It stops nobody: what looks like a password need not be one. */
function SecretWarning({ values }: { values: CardValues }) {
  const { t } = useTranslation();
  const found = secretsOnCard({ ...values, steps: stepsIn(values.steps) });
  return (
    <p role="status" className={found.length > 0 ? plan.warning : undefined}>
      {found.length > 0 &&
        t('window.card.looksSecret', { fields: [...new Set(found.map((path) => t(fieldName(path))))].join(', ') })}
    </p>
  );
}

function fieldName(path: string): string {
  if (path.startsWith('steps')) return 'emergency.steps';
  if (path === 'host.name') return 'window.card.hostName';
  if (path === 'standIn.name') return 'window.card.standInName';
  return `emergency.${path.replace(/^.*\./, '')}`;
}
