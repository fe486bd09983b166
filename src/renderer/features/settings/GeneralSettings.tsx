import { NumberInput, SegmentedControl, Switch } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { settingsEditSchema } from '../../../core/settings';
import type { Settings, SettingsEdit } from '../../../core/settings';
import { FormSection } from '../../components/FormSection';
import classes from '../../components/FormSection.module.css';
import { SaveBar } from '../../components/SaveBar';
import { TextLink } from '../../components/TextLink';
import { useAsk, useAttempt, useSnapshot } from '../../context';
import { useEditForm } from '../../edit-form';

/** Nachtwache on this computer: how it looks and starts, what it keeps, what it takes over. */
export function GeneralSettings() {
  return (
    <>
      <AtOnce />
      <Keeping />
      <Exchange />
    </>
  );
}

/** What takes effect with the click. */
function AtOnce() {
  const { t } = useTranslation();
  const attempt = useAttempt();
  const known = useSnapshot((snapshot) => snapshot.settings);
  // What was clicked shows at once, until main has said what holds: a second click must not start from the old value.
  const [clicked, setClicked] = useState<{ over: Settings; changes: Partial<Settings> } | null>(null);
  const pending = clicked?.over === known ? clicked.changes : {};
  const settings = { ...known, ...pending };
  const change = async (changes: Partial<Settings>): Promise<void> => {
    setClicked({ over: known, changes: { ...pending, ...changes } });
    const reply = await attempt('settings.update', changes);
    if (!reply.ok) setClicked(null);
  };
  return (
    <div className={classes.form}>
      <Choice label={t('window.settings.language')}>
        <SegmentedControl
          aria-label={t('window.settings.language')}
          data={(['system', 'de', 'en'] as const).map((value) => ({ value, label: t(`window.language.${value}`) }))}
          value={settings.language}
          onChange={(language) => void change({ language })}
        />
      </Choice>
      <Choice label={t('window.settings.theme')}>
        <SegmentedControl
          aria-label={t('window.settings.theme')}
          data={(['system', 'light', 'dark'] as const).map((value) => ({ value, label: t(`window.theme.${value}`) }))}
          value={settings.theme}
          onChange={(theme) => void change({ theme })}
        />
      </Choice>
      <Switch
        label={t('window.settings.startAtLogin')}
        checked={settings.startAtLogin}
        onChange={({ currentTarget }) => void change({ startAtLogin: currentTarget.checked })}
      />
    </div>
  );
}

function Choice({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={classes.choice}>
      <h2>{label}</h2>
      {children}
    </div>
  );
}

function Exchange() {
  const { t } = useTranslation();
  return (
    <section className={classes.section} aria-labelledby="settings-exchange">
      <h2 id="settings-exchange">{t('window.exchange.title')}</h2>
      <p className="prose quiet">{t('window.settings.exchangeAbout')}</p>
      <p>
        <TextLink to={{ page: 'exchange' }}>{t('window.settings.exchangeOpen')}</TextLink>
      </p>
    </section>
  );
}

function Keeping() {
  const { t } = useTranslation();
  const ask = useAsk();
  const checksKeptDays = useSnapshot(({ settings }) => settings.checksKeptDays);
  const saved = useMemo((): { checksKeptDays: number | string } => ({ checksKeptDays }), [checksKeptDays]);
  const edit = useEditForm<typeof saved, SettingsEdit, null>({
    key: 'settings.keeping',
    saved,
    schema: settingsEditSchema,
    toInput: (values) => values,
    save: (input) => ask('settings.update', input),
  });
  return (
    <form className={classes.form} onSubmit={edit.submit} noValidate>
      <FormSection title={t('window.settings.keeping')} about={t('window.settings.keepingAbout')}>
        <NumberInput label={t('window.settings.checksKept')} {...edit.form.getInputProps('checksKeptDays')} />
      </FormSection>
      <SaveBar isChanged={edit.isChanged} isBusy={edit.isBusy} onDiscard={edit.discard} />
    </form>
  );
}
