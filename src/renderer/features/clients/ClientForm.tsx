import { Select, TextInput } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { clientDefaults, clientEditSchema, salutationOf } from '../../../core/client';
import type { Client, ClientEdit } from '../../../core/client';
import { FormSection } from '../../components/FormSection';
import classes from '../../components/FormSection.module.css';
import { SaveBar } from '../../components/SaveBar';
import { useAsk } from '../../context';
import { useEditForm } from '../../edit-form';
import { useLanguage } from '../../formats';

interface ClientFormProps {
  /** Null: a new one. */
  client: Client | null;
  onSaved: (client: Client) => void;
}

export function ClientForm({ client, onSaved }: ClientFormProps) {
  const { t } = useTranslation();
  const ask = useAsk();
  const language = useLanguage();
  const saved = useMemo(() => toClientEdit(client ?? { ...clientDefaults, name: '', language }), [client, language]);
  const edit = useEditForm({
    key: `client.${client?.id ?? 'new'}`,
    saved,
    schema: clientEditSchema,
    toInput: (values: ClientEdit) => values,
    save: (values) =>
      client === null ? ask('clients.add', values) : ask('clients.update', { id: client.id, edit: values }),
    onSaved,
  });
  const { form } = edit;
  return (
    <form className={classes.form} onSubmit={edit.submit} noValidate>
      <FormSection>
        <TextInput label={t('window.client.name')} {...form.getInputProps('name')} />
        <TextInput label={t('window.client.contact')} {...form.getInputProps('contact')} />
        <Select
          label={t('window.client.language')}
          allowDeselect={false}
          data={[
            { value: 'de', label: t('window.messageLanguage.de') },
            { value: 'en', label: t('window.messageLanguage.en') },
          ]}
          {...form.getInputProps('language')}
        />
        <Select
          label={t('window.client.formality')}
          allowDeselect={false}
          disabled={form.values.language === 'en'}
          data={[
            { value: 'sie', label: 'Sie' },
            { value: 'du', label: 'du' },
          ]}
          {...form.getInputProps('formality')}
        />
        <TextInput
          label={t('window.client.salutation')}
          description={t('window.client.salutationAbout')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          placeholder={salutationOf({ ...form.values, salutation: '' })}
          className={classes.wide}
          {...form.getInputProps('salutation')}
        />
        <TextInput label={t('window.client.email')} type="email" {...form.getInputProps('email')} />
        <TextInput label={t('window.client.phone')} type="tel" {...form.getInputProps('phone')} />
      </FormSection>
      <SaveBar
        isChanged={edit.isChanged}
        isBusy={edit.isBusy}
        onDiscard={edit.discard}
        {...(client === null && { label: t('window.client.add') })}
      />
    </form>
  );
}

function toClientEdit(client: ClientEdit): ClientEdit {
  const { name, contact, salutation, language, formality, email, phone } = client;
  return { name, contact, salutation, language, formality, email, phone };
}
