import { MantineProvider } from '@mantine/core';
import { DatesProvider } from '@mantine/dates';
import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { UserEvent } from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import { PartsProvider } from '../../src/renderer/context';
import { createWords } from '../../src/renderer/language';
import { NoticesProvider } from '../../src/renderer/notices';
import { NavigationProvider } from '../../src/renderer/place';
import { RememberedProvider } from '../../src/renderer/remembered';
import { createSnapshotStore } from '../../src/renderer/store';
import { createFakeBridge } from './fake-bridge';
import type { FakeBridge, FakeOptions } from './fake-bridge';

/** A part of a page over a fake bridge, in German: the whole window takes its time to draw. */
export async function openPart(
  part: ReactNode,
  options: FakeOptions = {},
): Promise<{ bridge: FakeBridge; user: UserEvent }> {
  const bridge = createFakeBridge(options);
  const store = createSnapshotStore(bridge);
  await new Promise<void>((resolve) => {
    if (store.current() !== null) resolve();
    else store.subscribe(resolve);
  });
  const words = createWords('de', (key) => {
    throw new Error(`The locales have no words for "${key}".`);
  });
  render(
    <MantineProvider env="test">
      <I18nextProvider i18n={words}>
        <DatesProvider settings={{ locale: 'de', firstDayOfWeek: 1 }}>
          <NoticesProvider>
            <PartsProvider bridge={bridge} store={store}>
              <RememberedProvider>
                <NavigationProvider>{part}</NavigationProvider>
              </RememberedProvider>
            </PartsProvider>
          </NoticesProvider>
        </DatesProvider>
      </I18nextProvider>
    </MantineProvider>,
  );
  return { bridge, user: userEvent.setup() };
}
