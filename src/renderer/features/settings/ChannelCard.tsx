import { Switch } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChannelName, ChannelSettings } from '../../../core/alert-channel';
import { settingsEditSchema } from '../../../core/settings';
import type { SettingsEdit } from '../../../core/settings';
import { FormSection } from '../../components/FormSection';
import form from '../../components/FormSection.module.css';
import { SaveBar } from '../../components/SaveBar';
import { useAsk, useSnapshot } from '../../context';
import { useEditForm } from '../../edit-form';
import { useFormats } from '../../formats';
import { settingsFieldOf } from './settings-values';
import classes from './SettingsPage.module.css';
import { TestButton } from './TestButton';

interface ChannelCardProps<Name extends ChannelName> {
  name: Name;
  /** The channel's own fields. */
  fields?: (form: UseFormReturnType<ChannelSettings[Name]>) => ReactNode;
  /** What is no part of the form: a secret. */
  children?: ReactNode;
}

/** One way for alerts: on or off, its fields, how it is doing, and a test. */
export function ChannelCard<Name extends ChannelName>({ name, fields, children }: ChannelCardProps<Name>) {
  const { t } = useTranslation();
  const ask = useAsk();
  const saved = useSnapshot(({ settings }) => settings.channels[name]);
  const edit = useEditForm<ChannelSettings[Name], SettingsEdit, null>({
    key: `settings.channel.${name}`,
    saved,
    schema: settingsEditSchema,
    toInput: (values) => ({ channels: { [name]: values } }),
    fieldOf: settingsFieldOf,
    save: (input) => ask('settings.update', input),
  });
  return (
    <div className={form.form}>
      <FormSection
        title={t(`window.settings.channel.${name}.title`)}
        about={t(`window.settings.channel.${name}.about`)}
      >
        <Failure name={name} />
        <form className={`${form.wide ?? ''} ${form.section ?? ''}`} onSubmit={edit.submit} noValidate>
          <Switch
            label={t(`window.settings.channel.${name}.isOn`)}
            {...edit.form.getInputProps('isOn', { type: 'checkbox' })}
          />
          {fields !== undefined && <div className={form.fields}>{fields(edit.form)}</div>}
          <SaveBar isChanged={edit.isChanged} isBusy={edit.isBusy} onDiscard={edit.discard} />
        </form>
        {children}
        <TestButton what={name} label={t(`window.settings.channel.${name}.test`)} isChanged={edit.isChanged} />
      </FormSection>
    </div>
  );
}

/** That alerts do not get through, since when and why. */
function Failure({ name }: { name: ChannelName }) {
  const { t } = useTranslation();
  const { moment } = useFormats();
  const failure = useSnapshot(({ channelFailures }) => channelFailures.find(({ channel }) => channel === name));
  const now = useSnapshot(({ at }) => at);
  if (failure === undefined) return null;
  return (
    <div className={classes.failure}>
      <IconAlertTriangle size={16} aria-hidden />
      <p className="prose">
        {t('window.settings.channelFails', { since: moment(failure.since, now), reason: failure.reason })}
      </p>
    </div>
  );
}
