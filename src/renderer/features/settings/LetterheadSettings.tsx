import { Button, TextInput, Textarea } from '@mantine/core';
import { IconPhoto } from '@tabler/icons-react';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { settingsEditSchema } from '../../../core/settings';
import type { SettingsEdit } from '../../../core/settings';
import { FormSection } from '../../components/FormSection';
import classes from '../../components/FormSection.module.css';
import { SaveBar } from '../../components/SaveBar';
import { useAnswer } from '../../asked';
import { useAsk, useAttempt, useSnapshot } from '../../context';
import { useEditForm } from '../../edit-form';
import own from './SettingsPage.module.css';
import { settingsFieldOf } from './settings-values';

interface LetterheadValues {
  name: string;
  address: string;
}

/** Whose name and picture stand over reports. */
export function LetterheadSettings() {
  const { t } = useTranslation();
  const ask = useAsk();
  const saved: LetterheadValues = useSnapshot(({ settings }) => settings.letterhead);
  const edit = useEditForm<LetterheadValues, SettingsEdit, null>({
    key: 'settings.letterhead',
    saved,
    schema: settingsEditSchema,
    toInput: ({ name, address }) => ({ letterhead: { name, address } }),
    fieldOf: settingsFieldOf,
    save: (input) => ask('settings.update', input),
  });
  const { form: fields } = edit;
  return (
    <>
      <form className={classes.form} onSubmit={edit.submit} noValidate>
        <FormSection title={t('window.settings.letterhead.title')} about={t('window.settings.letterhead.about')}>
          <TextInput
            className={classes.alone}
            label={t('window.settings.letterhead.name')}
            {...fields.getInputProps('name')}
          />
          <Textarea
            className={classes.wide}
            label={t('window.settings.letterhead.address')}
            autosize
            minRows={3}
            maxRows={8}
            {...fields.getInputProps('address')}
          />
        </FormSection>
        <SaveBar isChanged={edit.isChanged} isBusy={edit.isBusy} onDiscard={edit.discard} />
      </form>
      <Logo />
    </>
  );
}

/** The picture is no part of the form: what is chosen is saved. */
function Logo() {
  const { t } = useTranslation();
  const ask = useAsk();
  const attempt = useAttempt();
  const question = useCallback(() => ask('letterhead.logo', {}), [ask]);
  const { value } = useAnswer(question);
  const [logo, setLogo] = useState('');
  const [broken, setBroken] = useState('');
  useEffect(() => {
    if (value !== null) setLogo(value);
  }, [value]);
  const choose = async (): Promise<void> => {
    const reply = await attempt('letterhead.chooseLogo', {});
    if (reply.ok && reply.value !== null) setLogo(reply.value);
  };
  const remove = async (): Promise<void> => {
    const reply = await attempt('letterhead.removeLogo', {});
    if (reply.ok) setLogo('');
  };
  return (
    <div className={classes.form}>
      <FormSection title={t('window.settings.letterhead.logo')} about={t('window.settings.letterhead.logoAbout')}>
        <div className={own.logo}>
          {logo === '' ? (
            <p className="quiet">{t('window.settings.letterhead.noLogo')}</p>
          ) : (
            <img src={logo} alt={t('window.settings.letterhead.logoAlt')} onError={() => setBroken(logo)} />
          )}
        </div>
        {logo !== '' && broken === logo && <p role="alert">{t('window.settings.letterhead.brokenLogo')}</p>}
        <div className={own.logoButtons}>
          <Button variant="default" leftSection={<IconPhoto size={16} aria-hidden />} onClick={() => void choose()}>
            {t('window.settings.letterhead.choose')}
          </Button>
          {/* It stays where it is, so that whoever has pressed it is not left nowhere. */}
          <Button variant="subtle" aria-disabled={logo === ''} onClick={() => void (logo !== '' && remove())}>
            {t('window.settings.letterhead.remove')}
          </Button>
        </div>
      </FormSection>
    </div>
  );
}
