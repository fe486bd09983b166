import { opinionTarget, seesTheSame } from '../../core/opinion';
import type { Opinion } from '../../core/check';
import { fail, ok } from '../../core/result';
import type { Result } from '../../core/result';
import type { SecondOpinion } from '../../core/settings';
import type { Site } from '../../core/site';
import { hostOf } from '../../core/web-address';
import type { AskSecondOpinions, Log } from '../ports';
import { addressBelow, askForText, oneLine } from './bounded-text';
import type { Connection } from './connection';
import { proberOf, valueOf } from './prometheus-text';

const answerCapBytes = 1024 * 1024;
/** Longest that the exporter may try, however long the site's own limit: an alert waits for it. */
const longestTrySeconds = 18;
/** What question and answer may take besides the exporter's own try. */
const graceSeconds = 2;
/** The exporter takes this off the time that it is given (its option `--timeout-offset`). */
const exporterOffsetSeconds = 0.5;

export interface SecondOpinionDeps {
  connection: Connection;
  log: Pick<Log, 'warn' | 'info'>;
  /** Who is set now. */
  opinions: () => readonly SecondOpinion[];
  /** The address of a site that answered last, for its scope. */
  lastAddressOf: (siteId: string) => string | null;
}

/**
 * Asks every blackbox_exporter that is set, all at once, whether it sees the site: `/probe?target=…&module=…`, as
 * Prometheus does (https://github.com/prometheus/blackbox_exporter). Each has the site's time limit, at most 18 s, and
 * 2 s more for the way.
 *
 * Asked are only those who see the same site (`seesTheSame`); an empty list means that nobody could be asked. Only the
 * address goes out, no header, body or sign-in of the site. An opinion names the host alone: the path of an exporter may
 * be its only protection, and what is said goes into the log and its exports.
 */
export function createSecondOpinions({
  connection,
  log,
  opinions,
  lastAddressOf,
}: SecondOpinionDeps): AskSecondOpinions {
  /** What each one was complained of last, so that a hundred sites that fail together say it once. */
  const complaints = new Map<string, string>();
  const tell = ({ url, module }: SecondOpinion, complaint: string | null): void => {
    const key = `${module} ${url}`;
    const host = hostOf(url);
    if (complaint === null) {
      if (complaints.delete(key)) log.info(`The second opinion of ${host} (${module}) is there again.`);
      return;
    }
    if (complaints.get(key) === complaint) return;
    complaints.set(key, complaint);
    log.warn(`No second opinion from ${host} (${module}): ${complaint}`);
  };

  return async (site, signal) => {
    const target = opinionTarget(site);
    if (target === null) return [];
    const asked = opinions().filter(({ url }) => seesTheSame(url, site.url, lastAddressOf(site.id)));
    return Promise.all(
      asked.map(async (one): Promise<Opinion> => {
        const answer = await ask(one, target, site, connection, signal);
        if (!signal.aborted) tell(one, answer.ok ? null : answer.error);
        return { from: hostOf(one.url), answer: answer.ok ? answer.value : 'silent' };
      }),
    );
  };
}

async function ask(
  { url, module }: SecondOpinion,
  target: string,
  { timeoutSeconds, check }: Site,
  connection: Connection,
  signal: AbortSignal,
): Promise<Result<'up' | 'down', string>> {
  const trySeconds = Math.min(timeoutSeconds, longestTrySeconds);
  const question = {
    url: addressBelow(url, 'probe', { target, module }),
    headers: {
      accept: 'text/plain;version=0.0.4',
      // Without it the exporter tries for as long as its module allows, two minutes where that says nothing.
      'x-prometheus-scrape-timeout-seconds': String(trySeconds + exporterOffsetSeconds),
    },
    limitMs: (trySeconds + graceSeconds) * 1000,
    capBytes: answerCapBytes,
  };
  // It rejects on abort only, and then nobody waits for the answer.
  const answer = await askForText(question, connection, signal).catch(() => fail('the question was called off'));
  if (!answer.ok) return answer;
  const { status, text, isTruncated } = answer.value;
  if (status !== 200) return fail(`it answered HTTP ${status} (${oneLine(text, 100)})`);
  if (isTruncated) return fail(`its answer is longer than ${answerCapBytes} bytes`);
  return readOpinion(text, check.kind);
}

function readOpinion(text: string, kind: string): Result<'up' | 'down', string> {
  const success = valueOf(text, 'probe_success');
  if (success !== 0 && success !== 1)
    return fail('its answer has no probe_success of 0 or 1; is it a blackbox_exporter?');
  const prober = proberOf(text);
  // A module of another kind fails or succeeds at something that nobody asked.
  if (prober !== kind) return fail(`its module makes no ${kind} check; enter one for this kind besides`);
  return ok(success === 1 ? 'up' : 'down');
}
