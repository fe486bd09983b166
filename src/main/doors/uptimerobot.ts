import { readLogs, readMonitorPage, readMonitors } from '../../core/import-uptimerobot';
import type { MonitorPage, RobotList } from '../../core/import-uptimerobot';
import { importLimitBytes } from '../../core/import-fault';
import { fail, ok } from '../../core/result';
import type { Result } from '../../core/result';
import { clockGapOf, zoneGapOf } from '../../core/robot-record';
import type { Clock, Words } from '../ports';

export interface UptimeRobotDependencies {
  clock: Pick<Clock, 'now' | 'after'>;
  words: Pick<Words, 't'>;
  fetch: typeof fetch;
  /** Another one in tests. */
  address?: string;
}

/** How much is asked for at once. */
interface Portion {
  params: Record<string, string>;
  /** As many monitors as a page has: 50 is the most there may be. */
  pageSize: number;
  limitBytes: number;
}

const getMonitors = 'https://api.uptimerobot.com/v2/getMonitors';
const mostMonitors = 5000;
const timeLimitMs = 20_000;
/** Of a key without a paid plan UptimeRobot takes ten requests a minute. */
const usualWaitSeconds = 60;
const mostWaits = 3;
const onlyMonitors: Portion = { params: {}, pageSize: 50, limitBytes: importLimitBytes };
/**
 * Lines come newest first, and older ones than the limit are told of as cut. The parameters for a period are left out: they
 * are for paid plans alone.
 */
const withTheirLogs: Portion = {
  params: { logs: '1', log_types: '1-2-98-99', logs_limit: '5000' },
  ...{ pageSize: 10, limitBytes: 4 * importLimitBytes },
};

/**
 * The monitors of an account, page for page, as fast as UptimeRobot allows, with their logs where they are wanted. The key
 * is used for these requests and kept nowhere; the error is a sentence without it.
 */
export async function readUptimeRobot(
  { key, isWithLogs }: { key: string; isWithLogs: boolean },
  { clock, words, fetch, address = getMonitors }: UptimeRobotDependencies,
): Promise<Result<RobotList, string>> {
  const { params, pageSize, limitBytes } = isWithLogs ? withTheirLogs : onlyMonitors;
  const wait = (seconds: number): Promise<void> =>
    new Promise((resolve) => void clock.after(seconds * 1000, () => resolve()));
  const withoutKey = (text: string): string => text.replaceAll(key, '…');

  /** By when their answers say that they were written: how far the two clocks are apart, where that is too much. */
  const clockGaps: number[] = [];

  async function ask(offset: number, waits = 0): Promise<Result<MonitorPage, string>> {
    const asked = { api_key: key, format: 'json', limit: String(pageSize), offset: String(offset) };
    const answer = await fetch(address, {
      ...{ method: 'POST', body: new URLSearchParams({ ...asked, ...params }), redirect: 'error' as const },
      signal: AbortSignal.timeout(timeLimitMs),
      headers: { 'Cache-Control': 'no-cache' },
    });
    if (answer.status === 429 && waits < mostWaits) {
      await answer.body?.cancel();
      await wait(waitOf(answer.headers.get('Retry-After')));
      return ask(offset, waits + 1);
    }
    const clockGapMs = clockGapOf(Date.parse(answer.headers.get('Date') ?? ''), clock.now());
    if (clockGapMs !== null) clockGaps.push(clockGapMs);
    const read = answer.ok ? readMonitorPage(await readJson(answer, limitBytes)) : undefined;
    if (read === undefined) return fail(words.t('uptimerobot.unreadable', { status: answer.status }));
    return 'page' in read
      ? ok(read.page)
      : fail(words.t('uptimerobot.refused', { reason: withoutKey(read.refusal).slice(0, 300) }));
  }

  try {
    const monitors: MonitorPage['monitors'] = [];
    const logs: RobotList['logs'] = [];
    while (monitors.length < mostMonitors) {
      const asked = await ask(monitors.length);
      if (!asked.ok) return asked;
      const { monitors: page, total } = asked.value;
      monitors.push(...page);
      if (isWithLogs) logs.push(...readLogs(page, clock.now()));
      if (page.length === 0 || monitors.length >= total) break;
    }
    const apart = isWithLogs ? apartOf(clockGaps, logs) : null;
    if (apart !== null) return fail(words.t(`uptimerobot.${apart.how}`, { count: apart.minutes }));
    return ok({ ...readMonitors(monitors), logs });
  } catch (error) {
    return fail(words.t('uptimerobot.unreachable', { reason: withoutKey(wordsOf(error)) }));
  }
}

/** Why their times can not be laid over ours, where that is so. */
function apartOf(
  clockGaps: readonly number[],
  logs: RobotList['logs'],
): { how: 'ahead' | 'behind' | 'zone'; minutes: number } | null {
  const clockGapMs = clockGaps[0];
  const gapMs = clockGapMs ?? zoneGapOf(logs.map(({ log }) => log));
  if (gapMs === null) return null;
  const minutes = Math.round(Math.abs(gapMs) / 60_000);
  return { how: clockGapMs === undefined ? 'zone' : clockGapMs > 0 ? 'ahead' : 'behind', minutes };
}

/** What lies behind "fetch failed" says more. */
function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}

function waitOf(retryAfter: string | null): number {
  const seconds = Number(retryAfter);
  return retryAfter !== null && seconds >= 0 && seconds <= 120 ? seconds : usualWaitSeconds;
}

/** Undefined where it is no JSON, or more of it than anybody has monitors for. */
async function readJson(answer: Response, limitBytes: number): Promise<unknown> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of answer.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > limitBytes) return undefined;
  }
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // Whoever asked says so.
    return undefined;
  }
}
