import { VisuallyHidden } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useBridgeEvents } from '../../context';
import { toWindowPlace, useNavigation } from '../../place';
import type { WindowPlace } from '../../place';
import { ClientPage } from '../clients/ClientPage';
import { ClientsPage } from '../clients/ClientsPage';
import { ExchangePage } from '../exchange/ExchangePage';
import { IncidentPage } from '../incidents/IncidentPage';
import { IncidentsPage } from '../incidents/IncidentsPage';
import { CallsPage } from '../informed/CallsPage';
import { ReviewPage } from '../informed/ReviewPage';
import { MaintenancePage } from '../maintenance/MaintenancePage';
import { MaintenanceWindowPage } from '../maintenance/MaintenanceWindowPage';
import { TemplatePage } from '../messages/TemplatePage';
import { TemplatesPage } from '../messages/TemplatesPage';
import { DrillNotice } from '../plan/DrillNotice';
import { PostMortemPage } from '../reports/PostMortemPage';
import { ReportsPage } from '../reports/ReportsPage';
import { SettingsPage } from '../settings/SettingsPage';
import { SitePage } from '../sites/SitePage';
import { SitesPage } from '../sites/SitesPage';
import { StatusPagePage } from '../status-pages/StatusPagePage';
import { useOverviewSentence } from '../sites/overview';
import { NavigationBar } from './NavigationBar';
import { Troubles } from './Troubles';
import classes from './Shell.module.css';

/** The frame of every page: the way around at the left, what is wrong with Nachtwache itself on top, then the page. */
export function Shell() {
  const { t } = useTranslation();
  const { place, go } = useNavigation();
  const subscribe = useBridgeEvents();
  const main = useRef<HTMLElement>(null);

  useEffect(() => subscribe('show', (wanted) => go(toWindowPlace(wanted))), [subscribe, go]);
  useEffect(() => {
    main.current?.scrollTo({ top: 0 });
  }, [place]);

  return (
    <div className={classes.shell}>
      <button type="button" className={classes.skip} onClick={() => main.current?.focus()}>
        {t('window.skip')}
      </button>
      <NavigationBar />
      <main ref={main} tabIndex={-1} className={classes.main}>
        <Troubles />
        <DrillNotice />
        <CurrentPage place={place} />
      </main>
      <SpokenSentence />
    </div>
  );
}

/** The one sentence for those who listen, on whatever page they are. */
function SpokenSentence() {
  const { sentence } = useOverviewSentence();
  return (
    <VisuallyHidden aria-live="polite" role="status">
      {sentence}
    </VisuallyHidden>
  );
}

function CurrentPage({ place }: { place: WindowPlace }) {
  switch (place.page) {
    case 'site':
      return <SitePage key={place.id} id={place.id} />;
    case 'incidents':
      return <IncidentsPage />;
    case 'incident':
      return <IncidentPage key={place.id} id={place.id} isWriting={place.isWriting ?? false} />;
    case 'review':
      return <ReviewPage key={place.id} incidentId={place.id} clientId={place.clientId} />;
    case 'calls':
      return (
        <CallsPage
          key={place.id}
          incidentId={place.id}
          clientId={place.clientId}
          isIncoming={place.isIncoming ?? false}
        />
      );
    case 'postMortem':
      return <PostMortemPage key={place.id} id={place.id} />;
    case 'reports':
      return <ReportsPage key={place.clientId} clientId={place.clientId} />;
    case 'templates':
      return <TemplatesPage />;
    case 'template':
      return <TemplatePage key={place.id} id={place.id} />;
    case 'clients':
      return <ClientsPage />;
    case 'client':
      return <ClientPage key={place.id} id={place.id} siteId={place.siteId} />;
    case 'maintenance':
      return <MaintenancePage />;
    case 'maintenanceWindow':
      return <MaintenanceWindowPage key={place.id} id={place.id} />;
    case 'statusPage':
      return <StatusPagePage key={place.id} id={place.id} />;
    case 'exchange':
      return <ExchangePage />;
    case 'settings':
      return <SettingsPage part={place.part ?? 'general'} />;
    case 'sites':
      return <SitesPage />;
  }
}
