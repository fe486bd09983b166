import { MantineProvider } from '@mantine/core';
import { DatesProvider } from '@mantine/dates';
import { useColorScheme } from '@mantine/hooks';
import type { i18n as I18n } from 'i18next';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { I18nextProvider, useTranslation } from 'react-i18next';
import type { Bridge } from '../core/api';
import type { Language } from '../core/language';
import { effectiveLanguage } from '../core/settings';
import { PartsProvider } from './context';
import { errorSentence } from './errors';
import { Shell } from './features/shell/Shell';
import { createWords } from './language';
import { NoticesProvider } from './notices';
import { NavigationProvider } from './place';
import type { WindowPlace } from './place';
import { RememberedProvider } from './remembered';
import type { SnapshotStore } from './store';
import { cssVariables, theme } from './theme';

export interface AppProps {
  bridge: Bridge;
  store: SnapshotStore;
  /** For the styles that Mantine writes at run time; undefined where no policy asks for one. */
  styleNonce?: string | undefined;
  start?: WindowPlace;
  onMissingWord?: (key: string) => void;
  /** In tests, menus and dialogs open without a transition. */
  env?: 'default' | 'test';
}

/** The whole window. Language and theme follow the snapshot, so a change of settings shows at once. */
export function App({ bridge, store, styleNonce, start, onMissingWord, env = 'default' }: AppProps) {
  const language = useSyncExternalStore(
    store.subscribe,
    () => store.current()?.language ?? effectiveLanguage('system', navigator.language),
  );
  const themeSetting = useSyncExternalStore(store.subscribe, () => store.current()?.settings.theme ?? 'system');
  const systemScheme = useColorScheme('light', { getInitialValueInEffect: false });
  const words = useWords(language, onMissingWord);

  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      forceColorScheme={themeSetting === 'system' ? systemScheme : themeSetting}
      env={env}
      {...(styleNonce !== undefined && { getStyleNonce: () => styleNonce })}
    >
      <I18nextProvider i18n={words}>
        <DatesProvider settings={{ locale: language, firstDayOfWeek: 1 }}>
          <PartsAndPages bridge={bridge} store={store} start={start} />
        </DatesProvider>
      </I18nextProvider>
    </MantineProvider>
  );
}

/** One set of words a language: changing the language draws everything anew with the other one. */
function useWords(language: Language, onMissing: ((key: string) => void) | undefined): I18n {
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return useMemo(() => createWords(language, onMissing), [language, onMissing]);
}

function PartsAndPages({
  bridge,
  store,
  start,
}: Pick<AppProps, 'bridge' | 'store'> & { start: WindowPlace | undefined }) {
  return (
    <NoticesProvider>
      <PartsProvider bridge={bridge} store={store}>
        <RememberedProvider>
          <NavigationProvider {...(start && { start })}>
            <Opened store={store} />
          </NavigationProvider>
        </RememberedProvider>
      </PartsProvider>
    </NoticesProvider>
  );
}

/** The pages, once there is a present to show; until then nothing, since that takes no time one would notice. */
function Opened({ store }: { store: SnapshotStore }) {
  const hasSnapshot = useSyncExternalStore(store.subscribe, () => store.current() !== null);
  if (hasSnapshot) return <Shell />;
  return <WhyNothing store={store} />;
}

function WhyNothing({ store }: { store: SnapshotStore }) {
  const failure = useSyncExternalStore(store.subscribe, store.failure);
  const { t } = useTranslation();
  if (failure === null) return null;
  return (
    <p role="alert" className="prose" style={{ padding: 24 }}>
      {t('window.noSnapshot')} {errorSentence(t, failure)}
    </p>
  );
}
