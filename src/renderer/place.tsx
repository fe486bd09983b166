import { createContext, use, useCallback, useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { Place } from '../core/api';

export type SettingsPart = 'general' | 'watch' | 'alerts' | 'sender' | 'letterhead' | 'mail' | 'status' | 'plan';

/** Where in the window one is. A null id is a new one. */
export type WindowPlace =
  | { page: 'sites' }
  | { page: 'site'; id: string }
  | { page: 'incidents' }
  /** `isWriting`: somebody came to write to the client. */
  | { page: 'incident'; id: string; isWriting?: boolean }
  /** The messages of an outage one after the other; `clientId` says with whom to begin. */
  | { page: 'review'; id: string; clientId: string | null }
  /** Calling through the clients of an outage. `isIncoming`: one of them is on the line. */
  | { page: 'calls'; id: string; clientId: string | null; isIncoming?: boolean }
  /** The account of an outage for the public. */
  | { page: 'postMortem'; id: string }
  /** `clientId`: whose report somebody wants. */
  | { page: 'reports'; clientId?: string }
  | { page: 'templates' }
  | { page: 'template'; id: string | null }
  | { page: 'clients' }
  /** `siteId`: the site that a new client shall get. */
  | { page: 'client'; id: string | null; siteId?: string }
  | { page: 'maintenance' }
  | { page: 'maintenanceWindow'; id: string | null }
  | { page: 'exchange' }
  | { page: 'statusPage'; id: string | null }
  | { page: 'settings'; part?: SettingsPart };

export function toWindowPlace(place: Place): WindowPlace {
  switch (place.page) {
    case 'overview':
      return { page: 'sites' };
    case 'incident':
    case 'site':
    case 'settings':
      return place;
  }
}

interface Navigation {
  place: WindowPlace;
  /** Whether anybody went anywhere yet: then the focus follows to the new page's heading. */
  hasMoved: boolean;
  go: (place: WindowPlace) => void;
  /** To where one came from. */
  goBack: () => void;
}

const home: WindowPlace = { page: 'sites' };
const NavigationContext = createContext<Navigation | null>(null);

/** Keeps the places in the browser's history, so that the mouse's back button and Alt+Left work. */
export function NavigationProvider({ start = home, children }: { start?: WindowPlace; children: ReactNode }) {
  const [state, setState] = useState({ place: start, hasMoved: false });

  useEffect(() => {
    history.replaceState(start, '');
    const goBack = (event: PopStateEvent): void => {
      setState({ place: (event.state as WindowPlace | null) ?? home, hasMoved: true });
    };
    window.addEventListener('popstate', goBack);
    return () => window.removeEventListener('popstate', goBack);
  }, [start]);

  const go = useCallback((place: WindowPlace) => {
    history.pushState(place, '');
    setState({ place, hasMoved: true });
  }, []);
  const navigation = useMemo(() => ({ ...state, go, goBack: () => history.back() }), [state, go]);
  return <NavigationContext value={navigation}>{children}</NavigationContext>;
}

export function useNavigation(): Navigation {
  const navigation = use(NavigationContext);
  if (navigation === null) throw new Error('This component needs a NavigationProvider around it.');
  return navigation;
}
