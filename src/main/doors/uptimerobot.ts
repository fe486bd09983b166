import type { ForeignList } from '../../core/foreign-sites';
import { readMonitorPage, readMonitors } from '../../core/import-uptimerobot';
import type { MonitorPage } from '../../core/import-uptimerobot';
import { importLimitBytes } from '../../core/import-fault';
import { fail, ok } from '../../core/result';
import type { Result } from '../../core/result';
import type { Clock, Words } from '../ports';

export interface UptimeRobotDependencies {
  clock: Pick<Clock, 'after'>;
  words: Pick<Words, 't'>;
  fetch: typeof fetch;
  /** Another one in tests. */
  address?: string;
}

const getMonitors = 'https://api.uptimerobot.com/v2/getMonitors';
/** As many as a page may have. */
const pageSize = 50;
const mostPages = 100;
const timeLimitMs = 20_000;
/** Of a key without a paid plan UptimeRobot takes ten requests a minute. */
const usualWaitSeconds = 60;
const mostWaits = 3;

/**
 * The monitors of an account, page for page, as fast as UptimeRobot allows. The key is used for these requests and kept
 * nowhere; the error is a sentence without it.
 */
export async function readUptimeRobot(
  key: string,
  { clock, words, fetch, address = getMonitors }: UptimeRobotDependencies,
): Promise<Result<ForeignList, string>> {
  const wait = (seconds: number): Promise<void> =>
    new Promise((resolve) => void clock.after(seconds * 1000, () => resolve()));
  const withoutKey = (text: string): string => text.replaceAll(key, '…');

  async function ask(offset: number, waits = 0): Promise<Result<MonitorPage, string>> {
    const body = new URLSearchParams({ api_key: key, format: 'json', limit: String(pageSize), offset: String(offset) });
    const answer = await fetch(address, {
      ...{ method: 'POST', body, redirect: 'error' as const, signal: AbortSignal.timeout(timeLimitMs) },
      headers: { 'Cache-Control': 'no-cache' },
    });
    if (answer.status === 429 && waits < mostWaits) {
      await answer.body?.cancel();
      await wait(waitOf(answer.headers.get('Retry-After')));
      return ask(offset, waits + 1);
    }
    const read = answer.ok ? readMonitorPage(await readJson(answer)) : undefined;
    if (read === undefined) return fail(words.t('uptimerobot.unreadable', { status: answer.status }));
    return 'page' in read
      ? ok(read.page)
      : fail(words.t('uptimerobot.refused', { reason: withoutKey(read.refusal).slice(0, 300) }));
  }

  try {
    const monitors: MonitorPage['monitors'] = [];
    for (let page = 0; page < mostPages; page += 1) {
      const asked = await ask(monitors.length);
      if (!asked.ok) return asked;
      monitors.push(...asked.value.monitors);
      if (asked.value.monitors.length === 0 || monitors.length >= asked.value.total) break;
    }
    return ok(readMonitors(monitors));
  } catch (error) {
    return fail(words.t('uptimerobot.unreachable', { reason: withoutKey(wordsOf(error)) }));
  }
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
async function readJson(answer: Response): Promise<unknown> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of answer.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > importLimitBytes) return undefined;
  }
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // Whoever asked says so.
    return undefined;
  }
}
