/**
 * A process of its own that goes on with the time of three sites where the log has left it, until it is killed. It says
 * up to which instant a site's time is on disk after a call that wrote it: `site instant`.
 */
import { writeSync } from 'node:fs';
import { holdOf, openAccount, takeEvent } from '../../src/core/time-account';
import type { Instant, TimeAccount, TimeStep } from '../../src/core/time-account';
import { openHistory } from '../../src/main/storage/history';
import { goodCheck, recordingLog } from './history-samples';

const [file = '', first = ''] = process.argv.slice(2);
const standings = ['up', 'up', 'suspect', 'down', 'recovering', 'up', 'blocked'] as const;
const clock = {
  now: () => Date.now(),
  after: (delayMs: number, callback: () => void): (() => void) => {
    const timer = setTimeout(callback, delayMs);
    return () => clearTimeout(timer);
  },
};
const { history } = openHistory({ file, clock, log: recordingLog(), onTrouble: () => undefined });
const now = (): Instant => ({ wallMs: Date.now(), monotonicMs: performance.now() });
const accounts = new Map<string, TimeAccount>();

function take(siteId: string, { account, record }: TimeStep): void {
  accounts.set(siteId, account);
  if (record !== null) history.recordTime(siteId, record);
}

const last = history.lastSpans();
for (const siteId of ['a', 'b', 'c']) take(siteId, openAccount(last.get(siteId) ?? null, Number(first), now()));

let turn = 0;
setInterval(() => {
  turn += 1;
  for (const [siteId, account] of accounts) {
    const standing = standings[Math.floor(turn / 7) % standings.length] ?? 'up';
    history.recordCheck(siteId, goodCheck(Date.now()));
    take(siteId, takeEvent(account, { kind: 'check', at: Date.now(), standing, holdMs: holdOf(1000, 1000) }, now()));
  }
  if (turn % 5 !== 0) return;
  history.flush();
  // At once: the first word starts the clock of who kills, and all three are to be heard.
  writeSync(1, [...accounts].map(([siteId, { settledMs }]) => `${siteId} ${settledMs}\n`).join(''));
}, 1);
