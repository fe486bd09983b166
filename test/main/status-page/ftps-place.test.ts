import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, chownSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { StatusPage, StatusTarget } from '../../../src/core/status-page-settings';
import { createFtpsPlace } from '../../../src/main/status-page/ftps-place';
import { systemClock as clock } from '../../../src/main/system-clock';
import { createWords } from '../../../src/main/words';
import { makeCertificates } from '../../support/certificates';
import { startFtpServer } from '../../support/ftpd';
import type { FtpServer } from '../../support/ftpd';
import { samplePage } from '../../support/status-sample';

/** Large enough that a cut falls into the middle of it. */
const filesOf = (what: string) => [
  { name: 'status.json', text: `{"what":"${what}"}` },
  { name: 'feed.xml', text: `<rss>${what}</rss>` },
  { name: 'index.html', text: `<p>${what} ${'ä'.repeat(150_000)}</p>` },
];

const certificates = makeCertificates();
let server: FtpServer;
beforeAll(async () => {
  server = await startFtpServer({ certificate: certificates.good, besides: ['AllowOverwrite on'] });
}, 60_000);
afterAll(() => server.dispose());

type Server = Extract<StatusTarget, { kind: 'ftps' }>;
function pageFor(target: Partial<Server> = {}, over: Partial<StatusPage> = {}): StatusPage {
  const { port, user } = server;
  return samplePage({ target: { kind: 'ftps', host: '127.0.0.1', port, user, directory: 'www', ...target }, ...over });
}
const placeWith = (secret: string | null = server.password, limitMs?: number) =>
  createFtpsPlace({
    ...{ clock, words: createWords(), secretOf: () => secret, certificateAuthorities: [certificates.authority] },
    ...(limitMs !== undefined && { limitMs }),
  });
const read = (name: string): string => readFileSync(join(server.folder, name), 'utf8');
const there = (): string[] => readdirSync(server.folder).toSorted();

describe('an upload to a real ProFTPD', () => {
  it('puts every file in its place, readable for a web server, and replaces the one before', async () => {
    expect(await placeWith()(pageFor(), filesOf('first'))).toEqual({ ok: true, value: null });
    expect(await placeWith()(pageFor(), filesOf('second'))).toEqual({ ok: true, value: null });
    expect(there()).toEqual(['feed.xml', 'index.html', 'status.json']);
    for (const { name, text } of filesOf('second')) expect(read(name)).toBe(text);
    expect(statSync(join(server.folder, 'index.html')).mode & 0o444).toBe(0o444);
    console.log(server.commands().join('\n'));
  });
});
