import { VisuallyHidden } from '@mantine/core';
import {
  IconAlertSquareRounded,
  IconClockExclamation,
  IconFileText,
  IconMessage2,
  IconSettings,
  IconTool,
  IconUsers,
  IconWorldWww,
} from '@tabler/icons-react';
import type { Icon } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { isOverdue } from '../../../core/due';
import { useNow } from '../../clock';
import { StateShape } from '../../components/StateMark';
import { useSnapshot } from '../../context';
import { useNavigation } from '../../place';
import type { WindowPlace } from '../../place';
import { InformedShape } from '../informed/InformedMark';
import classes from './Shell.module.css';

type Section = 'sites' | 'incidents' | 'templates' | 'clients' | 'maintenance' | 'reports' | 'settings';

const sections: { page: Section; Icon: Icon }[] = [
  { page: 'sites', Icon: IconWorldWww },
  { page: 'incidents', Icon: IconAlertSquareRounded },
  { page: 'templates', Icon: IconMessage2 },
  { page: 'clients', Icon: IconUsers },
  { page: 'maintenance', Icon: IconTool },
  { page: 'reports', Icon: IconFileText },
  { page: 'settings', Icon: IconSettings },
];

function sectionOf(page: WindowPlace['page']): Section {
  switch (page) {
    case 'sites':
    case 'site':
      return 'sites';
    case 'incidents':
    case 'incident':
    case 'review':
    case 'calls':
    case 'postMortem':
      return 'incidents';
    case 'reports':
      return 'reports';
    case 'templates':
    case 'template':
      return 'templates';
    case 'clients':
    case 'client':
      return 'clients';
    case 'maintenance':
    case 'maintenanceWindow':
      return 'maintenance';
    case 'exchange':
    case 'statusPage':
    case 'settings':
      return 'settings';
  }
}

export function NavigationBar() {
  const { t } = useTranslation();
  const { place, go } = useNavigation();
  return (
    <nav className={classes.nav} aria-label={t('window.nav.label')}>
      <div className={classes.brand}>Nachtwache</div>
      {sections.map(({ page, Icon }) => (
        <button
          key={page}
          type="button"
          className={classes.item}
          aria-current={sectionOf(place.page) === page ? 'page' : undefined}
          onClick={() => go({ page })}
        >
          <Icon size={18} stroke={1.6} aria-hidden />
          {t(`window.nav.${page}`)}
          {page === 'incidents' && <Counts />}
        </button>
      ))}
    </nav>
  );
}

/** What is open; and of the messages to clients what is overdue, or of unknown fate. */
function Counts() {
  const { t } = useTranslation();
  const now = useNow();
  const open = useSnapshot(({ openIncidents, openByHand }) => openIncidents.length + openByHand.length);
  const updates = useSnapshot(({ nextUpdates }) => nextUpdates);
  const uncertain = useSnapshot(({ mailUncertain }) => mailUncertain.length);
  const late = updates
    .filter(({ dueAt }) => isOverdue(dueAt, now))
    .reduce((sum, { clientIds }) => sum + clientIds.length, 0);
  return (
    <span className={classes.counts}>
      {late > 0 && (
        <span className={classes.count} data-late>
          <IconClockExclamation size={14} aria-hidden />
          <span aria-hidden>{late}</span>
          <VisuallyHidden>{t('window.nav.late', { count: late })}</VisuallyHidden>
        </span>
      )}
      {uncertain > 0 && (
        <span className={classes.count} data-late>
          <InformedShape state="uncertain" />
          <span aria-hidden>{uncertain}</span>
          <VisuallyHidden>{t('window.nav.uncertain', { count: uncertain })}</VisuallyHidden>
        </span>
      )}
      {open > 0 && (
        <span className={classes.count}>
          <StateShape state="down" size={12} />
          <span aria-hidden>{open}</span>
          <VisuallyHidden>{t('window.nav.open', { count: open })}</VisuallyHidden>
        </span>
      )}
    </span>
  );
}
