import { fileURLToPath } from 'node:url';
import type { Concern } from '../../core/check';
import type { SiteOf } from '../../core/site';
import type { ProbeOf } from '../ports';
import { dateInJson, isNotLearnt, lastModified, newestInSitemap } from './backup-web';
import type { FoundDate, WebLook } from './backup-web';
import { failureOf } from './failure-cause';
import type { Fetching } from './fetch-document';
import { answered, notMeasured, withinLimit } from './finding';
import type { Finding } from './finding';
import { createLanes } from './lanes';
import type { Lifetime } from './lifetime';
import { findNewestFile } from './newest-file';
import { ProxyFault } from './tunnel';

const hourMs = 3_600_000;
/** A date may be so far ahead: clocks and time zones are off. It counts as now then; what is later is no date of a backup. */
const aheadMs = 24 * hourMs;
/** How many paths may be looked at at once: a dead network drive blocks one of libuv's four threads each. */
const pathsAtOnce = 2;

export interface BackupDeps {
  fetching: Fetching;
  /** Epoch milliseconds. */
  now?: () => number;
  /** Replaced where a test needs a path that hangs. */
  findNewest?: typeof findNewestFile;
}

/**
 * Whether the newest backup is young enough: degraded where it is too old (`backup-stale`) and where its age could not be
 * learnt (`backup-unknown`). A path that hangs hangs alone: it is not looked at again before it has answered, and where
 * two hang, others are `unmeasured`. Rejects as `createTcpProbe` does.
 */
export function createBackupProbe(deps: BackupDeps): ProbeOf<'backup'> {
  const { fetching, now = Date.now } = deps;
  const lookAtPath = createPathLook(deps);
  return (site, signal) => {
    if (site.check.source === 'path') return lookAtPath(site, signal);
    let remoteAddress: string | null = null;
    const late = (limitMs: number): Finding => unknown(`no full answer within ${limitMs} ms`, remoteAddress);
    const look = async (lifetime: Lifetime): Promise<Finding> => {
      const latestMs = now() + aheadMs;
      const answeredBy = (address: string | null): void => void (remoteAddress = address);
      try {
        const found = await lookOnTheWeb(site, { fetching, lifetime, latestMs, answeredBy });
        return judge(found, site, now(), remoteAddress);
      } catch (error) {
        return notLearnt(error, remoteAddress);
      }
    };
    return withinLimit(site, signal, look, late);
  };
}

function lookOnTheWeb({ url, check }: SiteOf<'backup'>, look: WebLook): Promise<FoundDate> {
  const address = new URL(url);
  switch (check.source) {
    case 'last-modified':
      return lastModified(address, look);
    case 'json':
      return dateInJson(address, check.jsonPath, look);
    case 'sitemap':
      return newestInSitemap(address, look);
    case 'path':
      throw new TypeError('A path is not on the web.');
  }
}

function createPathLook({ now = Date.now, findNewest = findNewestFile }: BackupDeps): ProbeOf<'backup'> {
  const lanes = createLanes(pathsAtOnce);
  return (site, signal) => {
    const { url } = site;
    let isLooking = false;
    const late = (limitMs: number): Finding => {
      // Whether it is this look or an earlier one that the path has not answered.
      if (isLooking || lanes.isTaken(url)) return unknown(`the path gave no answer within ${limitMs} ms`, null);
      return notMeasured('Other folders do not answer, so this one was not looked at; look for dead network drives.');
    };
    const look = async (lifetime: Lifetime): Promise<Finding> => {
      const release = await lanes.enter(url, lifetime);
      isLooking = true;
      try {
        const path = fileURLToPath(url);
        const { changedAtMs, isPartial } = await findNewest(path, {
          latestMs: now() + aheadMs,
          isOver: lifetime.isOver,
        });
        return judge({ atMs: changedAtMs, isPartial }, site, now(), null);
      } catch (error) {
        return notLearnt(error, null);
      } finally {
        release();
      }
    };
    return withinLimit(site, signal, look, late);
  };
}

function judge(
  { atMs, isPartial }: FoundDate,
  { check }: SiteOf<'backup'>,
  nowMs: number,
  address: string | null,
): Finding {
  if (atMs === null)
    return unknown(isPartial ? 'not all could be looked at' : 'there is none, or none with a date', address);
  const ageMs = Math.max(0, nowMs - atMs);
  const about = Math.round(Math.min(atMs, nowMs));
  if (ageMs <= check.maxAgeHours * hourMs) return answered(address, about);
  const date = new Date(atMs).toISOString();
  if (isPartial) return unknown(`not all could be looked at; the newest found is of ${date}`, address);
  const amount = Math.floor(ageMs / hourMs);
  return answered(address, about, { cause: 'backup-stale', amount, step: null, detail: `the newest is of ${date}` });
}

function unknown(detail: string, address: string | null): Finding {
  const concern: Concern = { cause: 'backup-unknown', amount: null, step: null, detail };
  return answered(address, null, concern);
}

/** A fault of this machine is thrown on. */
function notLearnt(error: unknown, address: string | null): Finding {
  if (error instanceof ProxyFault) return notMeasured(error.message);
  if (isNotLearnt(error)) return unknown(error.message, address);
  const failure = failureOf(error, 'answer');
  if (failure === undefined) throw error;
  return unknown(failure.detail, address);
}
