import { X509Certificate } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { emptyConfig } from '../../../src/core/config';
import { statusPageEditSchema } from '../../../src/core/status-page-settings';
import { createState } from '../../../src/main/state';
import { systemClock as clock } from '../../../src/main/system-clock';
import { makeCertificates } from '../../support/certificates';
import { clientWith } from '../../support/client-sample';
import { startFtpServer } from '../../support/ftpd';
import type { FtpServer } from '../../support/ftpd';
import { createMemoryHistory } from '../../support/history-memory';
import { recordingLog } from '../../support/history-samples';
import { sampleSite } from '../../support/site-sample';
import { heldConfig } from '../../support/state-room';
import { openStatusRoom } from '../../support/status-room';
import { samplePage } from '../../support/status-sample';

const { selfSigned, unknownIssuer } = makeCertificates();
const besides = ['AllowOverwrite on'];
let server: FtpServer;
beforeAll(async () => {
  server = await startFtpServer({ certificate: selfSigned, besides });
}, 60_000);
afterAll(() => server.dispose());

it('a certificate nobody can verify is shown with what it says, confirmed by the user, and then the only such one let pass', async () => {
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
  });
  const { handlers } = room.pages;
  const { port, user, password, folder } = server;
  const target = { kind: 'ftps', host: '127.0.0.1', port, user, directory: 'www' } as const;
  const id = 'page-1';
  const { fingerprint256: fingerprint, validTo } = new X509Certificate(selfSigned.cert);
  const names = ['127.0.0.1', 'localhost', 'self'];
  room.pages.start();
  try {
    await handlers['statusPages.add']({ ...statusPageEditSchema.parse(samplePage()), target });
    room.pages.look();
    expect(room.states()[0]?.gap).toBe('password');
    await handlers['statusPages.setSecret']({ id, secret: password });

    expect(await handlers['statusPages.writeNow']({ id })).toMatchObject({
      error: {
        reason: 'The server has shown a certificate that cannot be verified and that nobody has confirmed yet.',
      },
    });
    expect(room.states()[0]?.unknownKey).toEqual({
      ...{ fingerprint, isChanged: false },
      certificate: { names, validUntil: Date.parse(validTo), fault: 'untrusted' },
    });
    expect(readdirSync(folder)).toEqual([]);

    expect(await handlers['statusPages.confirmKey']({ id, fingerprint })).toEqual({ ok: true, value: null });
    room.pages.look();
    expect(await handlers['statusPages.writeNow']({ id })).toEqual({ ok: true, value: null });
    expect(readdirSync(folder).toSorted()).toEqual(['feed.xml', 'index.html', 'status.json']);
    expect(room.states()[0]).toMatchObject({ unknownKey: null, failure: null });

    await server.change({ certificate: unknownIssuer, besides });
    expect(await handlers['statusPages.writeNow']({ id })).toMatchObject({
      error: {
        reason: expect.stringMatching(
          /^The server shows another certificate than the one that was confirmed/,
        ) as string,
      },
    });
    expect(room.states()[0]?.unknownKey).toMatchObject({
      ...{ fingerprint: new X509Certificate(unknownIssuer.cert).fingerprint256, isChanged: true },
    });
    expect(server.commands().filter((command) => /^(USER|PASS)/.test(command))).toEqual([]);

    // What was typed for this server is no other one's, and nothing for another way to it.
    await handlers['statusPages.update']({
      id,
      edit: { ...statusPageEditSchema.parse(samplePage()), target: { ...target, kind: 'sftp', signIn: 'password' } },
    });
    room.pages.look();
    expect(room.states()[0]).toMatchObject({ hasSecret: false, gap: 'password' });
    expect(state.config().statusPages[0]?.hostKey).toBeNull();
  } finally {
    room.pages.stop();
    state.stop();
  }
});
