import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { UserEvent } from '@testing-library/user-event';
import { App } from '../../src/renderer/App';
import type { WindowPlace } from '../../src/renderer/place';
import { createSnapshotStore } from '../../src/renderer/store';
import { createFakeBridge } from './fake-bridge';
import type { FakeBridge, FakeOptions } from './fake-bridge';

export interface OpenWindow {
  bridge: FakeBridge;
  user: UserEvent;
}

const failOnMissing = (key: string): void => {
  throw new Error(`The locales have no words for "${key}".`);
};

/** The whole window over a fake bridge, once its first page stands. A key that the locales lack fails the test. */
export async function openWindow(options: FakeOptions & { start?: WindowPlace } = {}): Promise<OpenWindow> {
  const { start, ...fake } = options;
  const bridge = createFakeBridge(fake);
  const user = userEvent.setup();
  const store = createSnapshotStore(bridge);
  render(<App bridge={bridge} store={store} env="test" onMissingWord={failOnMissing} {...(start && { start })} />);
  await screen.findByRole('heading', { level: 1 });
  return { bridge, user };
}
