import { Button, SegmentedControl, Switch } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../../core/settings';
import classes from '../../components/FormSection.module.css';
import { Page } from '../../components/Page';
import { useAttempt, useSnapshot } from '../../context';
import { useNotices } from '../../notices';
import { AlertSettingsForm } from './AlertSettingsForm';
import { SettingsForm } from './SettingsForm';

export function SettingsPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('window.nav.settings')} name={t('window.nav.settings')}>
      <AtOnce />
      <SettingsForm />
      <AlertSettingsForm />
      <Import />
    </Page>
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

function Import() {
  const { t } = useTranslation();
  const attempt = useAttempt();
  const { show } = useNotices();
  const choose = async (): Promise<void> => {
    const reply = await attempt('data.import', {});
    if (!reply.ok || reply.value === null) return;
    const { sitesAdded, sitesChanged, clientsAdded, clientsChanged, maintenanceAdded, maintenanceChanged } =
      reply.value;
    const counts = {
      sitesAdded: t('window.settings.sites', { count: sitesAdded }),
      sitesChanged: t('window.settings.sites', { count: sitesChanged }),
      clientsAdded: t('window.settings.clients', { count: clientsAdded }),
      clientsChanged: t('window.settings.clients', { count: clientsChanged }),
    };
    const said = [t('window.settings.imported', counts)];
    if (maintenanceAdded + maintenanceChanged > 0) {
      said.push(t('window.settings.importedMaintenance', { added: maintenanceAdded, changed: maintenanceChanged }));
    }
    show({ kind: 'done', text: said.join(' ') });
  };
  return (
    <section className={classes.section} aria-labelledby="settings-import">
      <h2 id="settings-import">{t('window.settings.import')}</h2>
      <p className="prose quiet">{t('window.settings.importAbout')}</p>
      <div>
        <Button variant="default" leftSection={<IconFileImport size={16} aria-hidden />} onClick={() => void choose()}>
          {t('window.settings.importChoose')}
        </Button>
      </div>
    </section>
  );
}
