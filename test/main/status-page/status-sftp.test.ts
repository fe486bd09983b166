import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { emptyConfig } from '../../../src/core/config';
import { statusPageEditSchema } from '../../../src/core/status-page-settings';
import { createState } from '../../../src/main/state';
import { systemClock as clock } from '../../../src/main/system-clock';
import { clientWith } from '../../support/client-sample';
import { createMemoryHistory } from '../../support/history-memory';
import { recordingLog } from '../../support/history-samples';
import { sampleSite } from '../../support/site-sample';
import { startSshServer } from '../../support/sshd';
import type { SshServer } from '../../support/sshd';
import { heldConfig } from '../../support/state-room';
import { openStatusRoom } from '../../support/status-room';
import { samplePage } from '../../support/status-sample';

let server: SshServer;
beforeAll(async () => {
  server = await startSshServer();
}, 60_000);
afterAll(() => server.dispose());

it('a server’s key is shown at first, confirmed by the user, and from then on the only one that is let pass', async () => {
  const history = createMemoryHistory();
  const config = {
    ...emptyConfig,
    clients: [clientWith({ id: 'client-1', name: 'Müller' })],
    sites: [sampleSite({ clientId: 'client-1' })],
  };
  const newId = (): string => 'page-1';
  const state = createState({
    ...{ clock, log: recordingLog(), config: heldConfig(config), history, newId },
    ...{ systemLocale: () => 'en', areSecretsKept: () => true },
  });
  const room = openStatusRoom({
    ...{ clock, newId, history, addToTimelines: state.addToTimelines, lastAddressOf: state.lastAddressOf },
    ...{ config: state.config, setConfig: state.setConfig, snapshot: state.snapshot },
    askKeyFile: () => Promise.resolve(server.lockedKeyFile),
  });
  const { handlers } = room.pages;
  const { port, user, folder: directory } = server;
  const target = { kind: 'sftp', host: '127.0.0.1', port, user, directory, signIn: 'key' } as const;
  const id = 'page-1';
  room.pages.start();
  try {
    await handlers['statusPages.add']({ ...statusPageEditSchema.parse(samplePage()), target });
    await handlers['statusPages.choose']({ id, what: 'key' });
    await handlers['statusPages.setSecret']({ id, secret: server.passphrase });

    expect(await handlers['statusPages.writeNow']({ id })).toMatchObject({ ok: false, error: { what: 'status-page' } });
    expect(room.states()[0]?.unknownKey).toEqual({
      fingerprint: server.fingerprint,
      isChanged: false,
      certificate: null,
    });
    expect(readdirSync(directory)).toEqual([]);

    const { fingerprint } = server;
    expect(await handlers['statusPages.confirmKey']({ id, fingerprint })).toEqual({ ok: true, value: null });
    room.pages.look();
    expect(await handlers['statusPages.writeNow']({ id })).toEqual({ ok: true, value: null });
    expect(readdirSync(directory).toSorted()).toEqual(['feed.xml', 'index.html', 'status.json']);
    expect(room.states()[0]).toMatchObject({ unknownKey: null, failure: null });

    await server.changeKey();
    expect(await handlers['statusPages.writeNow']({ id })).toMatchObject({ ok: false });
    expect(room.states()[0]?.unknownKey).toEqual({
      fingerprint: server.fingerprint,
      isChanged: true,
      certificate: null,
    });
  } finally {
    room.pages.stop();
    state.stop();
  }
});
