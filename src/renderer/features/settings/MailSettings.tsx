import { NumberInput, Select, TextInput } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { mailSecuritySchema, usualMailPort } from '../../../core/mail-account';
import type { MailSecurity } from '../../../core/mail-account';
import { settingsEditSchema } from '../../../core/settings';
import type { SettingsEdit } from '../../../core/settings';
import { DeleteButton } from '../../components/DeleteButton';
import { FormSection } from '../../components/FormSection';
import classes from '../../components/FormSection.module.css';
import { SaveBar } from '../../components/SaveBar';
import { useAsk, useAttempt, useSnapshot } from '../../context';
import { useEditForm } from '../../edit-form';
import { NamedSecretField } from './NamedSecretField';
import { settingsFieldOf, toAccountValues } from './settings-values';
import type { AccountValues } from './settings-values';
import { TestButton } from './TestButton';

const below: ['label', 'input', 'description', 'error'] = ['label', 'input', 'description', 'error'];

/** The mail account: its fields, its password, and a test of both. */
export function MailSettings() {
  const { t } = useTranslation();
  const ask = useAsk();
  const { mailAccount, sender } = useSnapshot(({ settings }) => settings);
  const saved = useMemo(() => toAccountValues({ mailAccount, sender }), [mailAccount, sender]);
  const edit = useEditForm<AccountValues, SettingsEdit, null>({
    key: 'settings.mail',
    saved,
    schema: settingsEditSchema,
    toInput: (values) => ({ mailAccount: values }),
    fieldOf: settingsFieldOf,
    save: (input) => ask('settings.update', input),
  });
  const { form: fields } = edit;
  const chooseSecurity = (security: MailSecurity): void => {
    const { port, security: before } = fields.getValues();
    fields.setFieldValue('security', security);
    // One that was typed by hand stays.
    if (port === usualMailPort[before]) fields.setFieldValue('port', usualMailPort[security]);
  };
  return (
    <>
      <form className={classes.form} onSubmit={edit.submit} noValidate>
        <FormSection title={t('window.settings.mail.title')} about={t('window.settings.mail.about')}>
          <TextInput
            label={t('window.settings.mail.host')}
            placeholder="smtp.example.org"
            spellCheck={false}
            {...fields.getInputProps('host')}
          />
          <Select
            label={t('window.settings.mail.security')}
            allowDeselect={false}
            data={mailSecuritySchema.options.map((value) => ({
              value,
              label: t(`window.settings.mail.securityOf.${value}`),
            }))}
            {...fields.getInputProps('security')}
            onChange={(value) => chooseSecurity(mailSecuritySchema.parse(value))}
          />
          <NumberInput label={t('window.settings.mail.port')} {...fields.getInputProps('port')} />
          <TextInput
            label={t('window.settings.mail.user')}
            description={t('window.settings.mail.userAbout')}
            inputWrapperOrder={below}
            spellCheck={false}
            {...fields.getInputProps('user')}
          />
          <TextInput label={t('window.settings.mail.fromName')} {...fields.getInputProps('fromName')} />
          <TextInput
            label={t('window.settings.mail.fromAddress')}
            type="email"
            spellCheck={false}
            {...fields.getInputProps('fromAddress')}
          />
        </FormSection>
        <SaveBar isChanged={edit.isChanged} isBusy={edit.isBusy} onDiscard={edit.discard} />
      </form>
      {mailAccount !== null && <SavedAccount isChanged={edit.isChanged} />}
    </>
  );
}

/** What only an account that is saved has. */
function SavedAccount({ isChanged }: { isChanged: boolean }) {
  const { t } = useTranslation();
  const attempt = useAttempt();
  const user = useSnapshot(({ settings }) => settings.mailAccount?.user ?? '');
  const remove = async (): Promise<void> => {
    const removed = await attempt('settings.update', { mailAccount: null });
    if (removed.ok) await attempt('settings.setSecret', { name: 'smtp', secret: null });
  };
  return (
    <div className={classes.form}>
      {user !== '' && (
        <FormSection title={t('window.settings.mail.password')}>
          <NamedSecretField name="smtp" />
        </FormSection>
      )}
      <FormSection title={t('window.settings.mail.try')} about={t('window.settings.mail.tryAbout')}>
        <TestButton what="account" label={t('window.settings.mail.test')} isChanged={isChanged} />
      </FormSection>
      <div>
        <DeleteButton
          label={t('window.settings.mail.remove')}
          title={t('window.settings.mail.removeTitle')}
          text={t('window.settings.mail.removeText')}
          confirmLabel={t('window.settings.mail.remove')}
          onConfirm={remove}
        />
      </div>
    </div>
  );
}
