import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import form from '../../components/FormSection.module.css';
import { TextLink } from '../../components/TextLink';
import { useSnapshot } from '../../context';
import { ChannelCard } from './ChannelCard';
import { NamedSecretField } from './NamedSecretField';

const below: ['label', 'input', 'description', 'error'] = ['label', 'input', 'description', 'error'];

/** The ways by which alerts reach the user. */
export function ChannelSettings() {
  return (
    <>
      <ChannelCard name="desktop" />
      <MailChannel />
      <NtfyChannel />
      <WebhookChannel />
    </>
  );
}

function MailChannel() {
  const { t } = useTranslation();
  const hasAccount = useSnapshot(({ settings }) => settings.mailAccount !== null);
  return (
    <ChannelCard
      name="mail"
      fields={(fields) => (
        <TextInput
          label={t('window.settings.channel.mail.to')}
          type="email"
          spellCheck={false}
          {...fields.getInputProps('to')}
        />
      )}
    >
      {!hasAccount && (
        <p className={`prose ${form.wide ?? ''}`}>
          {t('window.settings.channel.mail.noAccount')}{' '}
          <TextLink to={{ page: 'settings', part: 'mail' }}>{t('window.settings.channel.mail.setUp')}</TextLink>
        </p>
      )}
    </ChannelCard>
  );
}

function NtfyChannel() {
  const { t } = useTranslation();
  return (
    <ChannelCard
      name="ntfy"
      fields={(fields) => (
        <>
          <TextInput
            label={t('window.settings.channel.ntfy.server')}
            spellCheck={false}
            {...fields.getInputProps('server')}
          />
          <TextInput
            label={t('window.settings.channel.ntfy.topic')}
            description={t('window.settings.channel.ntfy.topicAbout')}
            inputWrapperOrder={below}
            spellCheck={false}
            {...fields.getInputProps('topic')}
          />
        </>
      )}
    >
      <NamedSecretField name="ntfy" />
    </ChannelCard>
  );
}

function WebhookChannel() {
  const { t } = useTranslation();
  return (
    <ChannelCard
      name="webhook"
      fields={(fields) => (
        <TextInput
          className={form.wide ?? ''}
          label={t('window.settings.channel.webhook.url')}
          spellCheck={false}
          {...fields.getInputProps('url')}
        />
      )}
    >
      <NamedSecretField name="webhook" />
    </ChannelCard>
  );
}
