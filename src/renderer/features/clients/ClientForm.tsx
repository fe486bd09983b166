import { Checkbox, Select, TextInput, Textarea } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { clientDefaults, clientEditSchema } from '../../../core/client';
import type { Client, ClientEdit } from '../../../core/client';
import { FormSection } from '../../components/FormSection';
import classes from '../../components/FormSection.module.css';
import { SaveBar } from '../../components/SaveBar';
import { useAsk } from '../../context';
import { useEditForm } from '../../edit-form';
import { useLanguage } from '../../formats';
import { toClientValues } from './client-values';
import { ContactList } from './ContactList';
import { PreferredWay } from './PreferredWay';

interface ClientFormProps {
  /** Null: a new one. */
  client: Client | null;
  onSaved: (client: Client) => void;
}

export function ClientForm({ client, onSaved }: ClientFormProps) {
  const { t } = useTranslation();
  const ask = useAsk();
  const language = useLanguage();
  const saved = useMemo(() => toClientValues(client ?? { ...clientDefaults, name: '', language }), [client, language]);
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
        <Select
          label={t('window.client.language')}
          allowDeselect={false}
          data={[
            { value: 'de', label: t('window.messageLanguage.de') },
            { value: 'en', label: t('window.messageLanguage.en') },
          ]}
          {...form.getInputProps('language')}
        />
      </FormSection>
      <ContactList fields={form} />
      <FormSection title={t('window.client.reaching')}>
        <PreferredWay fields={form} />
        <Checkbox
          className={classes.wide}
          label={t('window.client.critical')}
          description={t('window.client.criticalAbout')}
          {...form.getInputProps('isCritical', { type: 'checkbox' })}
        />
        <Textarea
          className={classes.wide}
          label={t('window.client.notes')}
          description={t('window.client.notesAbout')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          autosize
          minRows={2}
          maxRows={12}
          {...form.getInputProps('notes')}
        />
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
