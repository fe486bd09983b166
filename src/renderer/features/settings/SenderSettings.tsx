import { NumberInput, TextInput, Textarea } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { settingsEditSchema } from '../../../core/settings';
import type { SettingsEdit } from '../../../core/settings';
import { FormSection } from '../../components/FormSection';
import classes from '../../components/FormSection.module.css';
import { SaveBar } from '../../components/SaveBar';
import { useAsk, useSnapshot } from '../../context';
import { useEditForm } from '../../edit-form';
import { settingsFieldOf, toSenderInput } from './settings-values';
import type { SenderValues } from './settings-values';

/** Who writes the messages to clients. */
export function SenderSettings() {
  const { t } = useTranslation();
  const ask = useAsk();
  const { sender, nextUpdateMinutes } = useSnapshot(({ settings }) => settings);
  const saved = useMemo((): SenderValues => ({ ...sender, nextUpdateMinutes }), [sender, nextUpdateMinutes]);
  const edit = useEditForm<SenderValues, SettingsEdit, null>({
    key: 'settings.sender',
    saved,
    schema: settingsEditSchema,
    toInput: toSenderInput,
    fieldOf: settingsFieldOf,
    save: (input) => ask('settings.update', input),
  });
  const { form: fields } = edit;
  return (
    <form className={classes.form} onSubmit={edit.submit} noValidate>
      <FormSection title={t('window.settings.sender')} about={t('window.settings.senderAbout')}>
        <TextInput label={t('window.settings.senderName')} {...fields.getInputProps('name')} />
        <TextInput label={t('window.settings.senderPhone')} type="tel" {...fields.getInputProps('phone')} />
        <Textarea
          className={classes.wide}
          label={t('window.settings.signature')}
          autosize
          minRows={2}
          maxRows={8}
          {...fields.getInputProps('signature')}
        />
        <NumberInput label={t('window.settings.nextUpdate')} {...fields.getInputProps('nextUpdateMinutes')} />
      </FormSection>
      <SaveBar isChanged={edit.isChanged} isBusy={edit.isBusy} onDiscard={edit.discard} />
    </form>
  );
}
