import { useTranslation } from 'react-i18next';
import { Page } from '../../components/Page';
import { useNavigation } from '../../place';
import type { SettingsPart } from '../../place';
import { PlanSettings } from '../plan/PlanSettings';
import { StatusPageSettings } from '../status-pages/StatusPageSettings';
import { AlertSettingsForm } from './AlertSettingsForm';
import { ChannelSettings } from './ChannelSettings';
import { GeneralSettings } from './GeneralSettings';
import { LetterheadSettings } from './LetterheadSettings';
import { MailSettings } from './MailSettings';
import { SenderSettings } from './SenderSettings';
import classes from './SettingsPage.module.css';
import { WatchSettings } from './WatchSettings';

const parts: readonly SettingsPart[] = ['general', 'watch', 'alerts', 'sender', 'letterhead', 'mail', 'status', 'plan'];

/** The settings, one part at a time: what is typed and not saved in another one is kept there. */
export function SettingsPage({ part }: { part: SettingsPart }) {
  const { t } = useTranslation();
  const { go } = useNavigation();
  const name = t('window.nav.settings');
  return (
    <Page title={name} name={`${name}: ${t(`window.settings.part.${part}`)}`}>
      <div className={classes.settings}>
        <nav className={classes.parts} aria-label={t('window.settings.parts')}>
          {parts.map((each) => (
            <button
              key={each}
              type="button"
              aria-current={each === part ? 'page' : undefined}
              onClick={() => go({ page: 'settings', part: each })}
            >
              {t(`window.settings.part.${each}`)}
            </button>
          ))}
        </nav>
        <div className={classes.part} key={part}>
          <Part part={part} />
        </div>
      </div>
    </Page>
  );
}

function Part({ part }: { part: SettingsPart }) {
  switch (part) {
    case 'general':
      return <GeneralSettings />;
    case 'watch':
      return <WatchSettings />;
    case 'alerts':
      return (
        <>
          <ChannelSettings />
          <AlertSettingsForm />
        </>
      );
    case 'sender':
      return <SenderSettings />;
    case 'letterhead':
      return <LetterheadSettings />;
    case 'mail':
      return <MailSettings />;
    case 'status':
      return <StatusPageSettings />;
    case 'plan':
      return <PlanSettings />;
  }
}
