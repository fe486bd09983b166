import { reasonOf } from '../../core/reason';
import { fail, ok } from '../../core/result';
import type { Result } from '../../core/result';
import type { StatusPage } from '../../core/status-page-settings';
import type { Clock, Log, StatusOutbox } from '../ports';
import type { PageFile } from '../reading-tasks';
import type { PlaceFailure, WriteToPlace } from './place';

export interface PageWriterDependencies {
  clock: Clock;
  log: Log;
  outbox: Pick<StatusOutbox, 'want' | 'written' | 'orders' | 'forget'>;
  pages: () => readonly StatusPage[];
  /** Whether all is there that writing it takes. */
  isReady: (page: StatusPage) => boolean;
  /** What the page says now, as far as a change of it is worth writing at once. */
  digestOf: (page: StatusPage) => string;
  filesOf: (page: StatusPage) => Promise<PageFile[]>;
  writeToPlace: WriteToPlace;
  /** How a page is doing has changed. */
  onChange: () => void;
  /** A page is no longer there. */
  onGone: (pageId: string) => void;
  /** After a start nothing is known of the sites at first: so long nothing is written. */
  settleMs?: number;
}

/** How writing a page is going. Instants in epoch milliseconds. */
export interface WritingState {
  writtenAt: number | null;
  failure: { since: number; what: PlaceFailure } | null;
}

/**
 * Writes the pages to their places. That one is wanted is on disk before anything is done about it, so that it is made up for
 * after a crash. A place that fails is tried again with growing pauses, and holds up no other.
 */
export interface PageWriter {
  start: () => void;
  /** What the pages say, or the pages themselves, may have changed. */
  look: () => void;
  /** To be called every minute: writes what has not been written for as long as its page says. */
  round: () => void;
  /** Another secret, or another file: what failed before may work now. */
  tryAgain: (pageId: string) => void;
  /** At once, whatever failed before; undefined where there is no such page. */
  writeNow: (pageId: string) => Promise<Result<null, PlaceFailure>> | undefined;
  stateOf: (pageId: string) => WritingState;
  stop: () => void;
}

const minuteMs = 60_000;
/** From a failure to the next attempt. */
const pausesMs = [0.5, 1, 2, 5, 10, 15].map((minutes) => minutes * minuteMs);
/** A server is not to be called for every single check of a restless night. */
const gapMs = 10_000;
const usualSettleMs = minuteMs;

interface Lane {
  /** As it was when it was looked at last. */
  page: StatusPage | null;
  digest: string | null;
  wanted: number;
  written: number;
  writtenAt: number | null;
  /** On the monotonic clock: when the last attempt began. */
  triedMs: number;
  failures: number;
  failure: WritingState['failure'];
  running: Promise<Result<null, PlaceFailure>> | null;
  callOff: (() => void) | null;
}

const newLane = (): Lane => ({
  ...{ page: null, digest: null, wanted: 0, written: 0, writtenAt: null },
  ...{ triedMs: Number.NEGATIVE_INFINITY, failures: 0, failure: null, running: null, callOff: null },
});

export function createPageWriter(main: PageWriterDependencies): PageWriter {
  const { clock, log, outbox, pages, onChange } = main;
  const lanes = new Map<string, Lane>();
  let isSettled = false;
  let isStopped = false;
  let callOffSettling: () => void = () => undefined;

  const pageOf = (id: string): StatusPage | undefined => pages().find((page) => page.id === id);
  function laneOf(id: string): Lane {
    const lane = lanes.get(id) ?? newLane();
    lanes.set(id, lane);
    return lane;
  }

  function start(): void {
    for (const { pageId, wanted, written, writtenAt } of outbox.orders()) {
      lanes.set(pageId, { ...newLane(), wanted, written, writtenAt });
    }
    callOffSettling = clock.after(main.settleMs ?? usualSettleMs, () => {
      isSettled = true;
      look();
    });
    forgetGone();
  }

  function look(): void {
    if (isStopped) return;
    forgetGone();
    if (!isSettled) return;
    for (const page of pages()) {
      const lane = laneOf(page.id);
      if (lane.page !== page) forgetFailure(lane);
      lane.page = page;
      if (!main.isReady(page)) continue;
      const digest = main.digestOf(page);
      if (digest !== lane.digest) want(page.id, lane);
      lane.digest = digest;
      // What fails has pauses of its own, or waits for the user.
      if (lane.failure === null && lane.wanted > lane.written) plan(page.id, lane);
    }
  }

  function forgetGone(): void {
    const ids = new Set(pages().map(({ id }) => id));
    for (const [id, lane] of lanes) {
      if (ids.has(id)) continue;
      lane.callOff?.();
      lanes.delete(id);
      keep(() => outbox.forget(id));
      main.onGone(id);
    }
  }

  function round(): void {
    if (isStopped || !isSettled) return;
    for (const page of pages()) {
      const lane = laneOf(page.id);
      // Rounds come by the minute, and a write begins some moments after its round: nearly so long ago is long enough.
      const isDue = clock.monotonicMs() - lane.triedMs >= (page.everyMinutes - 0.5) * minuteMs;
      // What fails has pauses of its own.
      if (!isDue || lane.callOff !== null || !main.isReady(page)) continue;
      want(page.id, lane);
      plan(page.id, lane);
    }
  }

  /** On disk first. Where the disk refuses the page is written all the same: it is what people look at. */
  function want(id: string, lane: Lane): void {
    lane.wanted += 1;
    keep(() => void (lane.wanted = Math.max(lane.wanted, outbox.want(id))));
  }

  function keep(write: () => void): void {
    try {
      write();
    } catch (error) {
      log.error('What is to be written of the status pages could not be noted.', error);
    }
  }

  /** A change that comes while a failed place waits for its next attempt waits with it. */
  function plan(id: string, lane: Lane): void {
    if (lane.callOff !== null || lane.running !== null) return;
    const waitMs = Math.max(0, lane.triedMs + gapMs - clock.monotonicMs());
    planIn(id, lane, waitMs);
  }

  function planIn(id: string, lane: Lane, waitMs: number): void {
    lane.callOff = clock.after(waitMs, () => {
      lane.callOff = null;
      void attempt(id, lane);
    });
  }

  function forgetFailure(lane: Lane): void {
    lane.callOff?.();
    lane.callOff = null;
    lane.failures = 0;
    lane.failure = null;
  }

  /** One at a time; never rejects. */
  function attempt(id: string, lane: Lane): Promise<Result<null, PlaceFailure>> {
    if (lane.running !== null) return lane.running;
    const running = write(id, lane).finally(() => {
      lane.running = null;
      if (isStopped || lanes.get(id) !== lane) return;
      onChange();
      const page = pageOf(id);
      // Edited meanwhile, it may lack something now: whoever completes it lets it be looked at again.
      const isReady = page !== undefined && main.isReady(page);
      if (isReady && lane.failure === null && lane.wanted > lane.written) plan(id, lane);
    });
    lane.running = running;
    return running;
  }

  async function write(id: string, lane: Lane): Promise<Result<null, PlaceFailure>> {
    const page = pageOf(id);
    if (page === undefined || isStopped || !main.isReady(page)) return ok(null);
    lane.triedMs = clock.monotonicMs();
    const upTo = lane.wanted;
    const result = await writePage(page);
    // It was edited or deleted meanwhile: that says nothing about the page as it is now.
    if (pageOf(id) !== page) return result;
    if (result.ok) {
      lane.written = upTo;
      lane.writtenAt = clock.now();
      forgetFailure(lane);
      keep(() => outbox.written(id, upTo, clock.now()));
    } else fails(id, lane, result.error);
    return result;
  }

  async function writePage(page: StatusPage): Promise<Result<null, PlaceFailure>> {
    try {
      return await main.writeToPlace(page, await main.filesOf(page));
    } catch (error) {
      log.error('A status page could not be written.', error);
      return fail({ kind: 'failed', reason: reasonOf(error) });
    }
  }

  function fails(id: string, lane: Lane, what: PlaceFailure): void {
    const isFirst = lane.failure === null;
    lane.failures += 1;
    lane.failure = { since: lane.failure?.since ?? clock.now(), what };
    // Of a server's page no client's name is in here.
    if (isFirst) log.warn(`A status page could not be written (${what.kind}).`);
    if (isStopped) return;
    lane.callOff?.();
    lane.callOff = null;
    // Whether a key is the right one only the user can say; until then the page's own pace is often enough.
    if (what.kind === 'failed') planIn(id, lane, pausesMs[Math.min(lane.failures, pausesMs.length) - 1] ?? minuteMs);
  }

  return {
    start,
    look,
    round,
    tryAgain: (id) => {
      const lane = lanes.get(id);
      if (lane === undefined) return;
      forgetFailure(lane);
      lane.triedMs = Number.NEGATIVE_INFINITY;
      lane.digest = null;
      look();
    },
    writeNow: (id) => {
      if (pageOf(id) === undefined) return undefined;
      const lane = laneOf(id);
      lane.callOff?.();
      lane.callOff = null;
      want(id, lane);
      // What is being written may have been made before that was asked for.
      return lane.running === null ? attempt(id, lane) : lane.running.then(() => attempt(id, lane));
    },
    stateOf: (id) => {
      const lane = lanes.get(id);
      if (lane === undefined) return { writtenAt: null, failure: null };
      return { writtenAt: lane.writtenAt, failure: lane.failure };
    },
    stop: () => {
      isStopped = true;
      callOffSettling();
      for (const lane of lanes.values()) lane.callOff?.();
    },
  };
}
