import { fail } from '../../core/result';
import type { Result } from '../../core/result';
import type { SiteOf } from '../../core/site';
import type { ProbeOf } from '../ports';
import { addressBelow, askForText, oneLine } from './bounded-text';
import { createConnection } from './connection';
import type { Connection, ConnectionOptions } from './connection';
import { nameOf, readReply } from './prometheus-reply';
import type { Sample } from './prometheus-reply';

const answerCapBytes = 1024 * 1024;
/** Values older than this, or than three intervals of the site, say nothing about now. Prometheus itself hands them out for 5 min. */
const oldestSeconds = 180;
const namesTold = 3;

/**
 * Reads a site from Prometheus instead of probing it (https://prometheus.io/docs/prometheus/latest/querying/api/): up
 * where every value of the query is other than 0, down (`probe-failed`) where one is 0. Whatever keeps Prometheus from
 * knowing is `unmeasured`: no answer, a refused query, no value, a value that is no number, or an old one.
 *
 * `ms` is how long Prometheus took to answer: how fast the site is only a query can say. Rejects on abort only.
 */
export function createPrometheusProbe(options: ConnectionOptions | Connection): ProbeOf<'prometheus'> {
  const connection = 'agent' in options ? options : createConnection(options);
  return async (site, signal) => {
    const startedAt = performance.now();
    const { query } = site.check;
    const [values, ages] = await Promise.all([
      ask(query, site, connection, signal),
      // On a line of its own, since the query may end in a comment.
      ask(`time() - timestamp((${query}\n))`, site, connection, signal),
    ]);
    const ms = Math.round(performance.now() - startedAt);
    // Not every query has values with a time: a number, say. Then Prometheus' own rule for old ones holds alone.
    return { ...judge(values, ages.ok ? ages.value : [], site), ms, remoteAddress: null };
  };
}

async function ask(
  query: string,
  { check, timeoutSeconds }: SiteOf<'prometheus'>,
  connection: Connection,
  signal: AbortSignal,
): Promise<Result<Sample[], string>> {
  const question = {
    url: addressBelow(check.server, 'api/v1/query', { query, timeout: `${timeoutSeconds}s` }),
    headers: { accept: 'application/json' },
    limitMs: timeoutSeconds * 1000,
    capBytes: answerCapBytes,
  };
  const answer = await askForText(question, connection, signal);
  if (!answer.ok) return fail(`Prometheus could not be asked: ${answer.error}`);
  if (answer.value.isTruncated) return fail('Prometheus answered with too much; ask for the values of one site.');
  return readReply(answer.value.status, answer.value.text);
}

type Judgement =
  | { kind: 'up'; title: null; status: null; isTruncated: false; aboutDate: null }
  | { kind: 'down'; cause: 'probe-failed'; status: null; detail: string }
  | { kind: 'unmeasured'; detail: string };

function judge(values: Result<Sample[], string>, ages: readonly Sample[], site: SiteOf<'prometheus'>): Judgement {
  if (!values.ok) return { kind: 'unmeasured', detail: values.error };
  const current = withoutOld(values.value, ages, Math.max(oldestSeconds, 3 * site.intervalSeconds));
  const failed = current.fresh.filter(({ value }) => value === 0);
  if (failed.length > 0) {
    return { kind: 'down', cause: 'probe-failed', status: null, detail: `0 for ${namesOf(failed)}` };
  }
  const doubt = doubtOf(values.value, current);
  if (doubt !== null) return { kind: 'unmeasured', detail: doubt };
  return { kind: 'up', title: null, status: null, isTruncated: false, aboutDate: null };
}

interface Sorted {
  fresh: Sample[];
  old: Sample[];
}

function withoutOld(samples: readonly Sample[], ages: readonly Sample[], oldest: number): Sorted {
  const ageOf = new Map(ages.map(({ labels, value }) => [keyOf(labels), value]));
  const isOld = ({ labels }: Sample): boolean => (ageOf.get(keyOf(labels)) ?? 0) > oldest;
  return { fresh: samples.filter((sample) => !isOld(sample)), old: samples.filter(isOld) };
}

/** Why nothing can be said, although nobody says that the site is down; null where everybody says that it is up. */
function doubtOf(samples: readonly Sample[], { fresh, old }: Sorted): string | null {
  if (samples.length === 0) return 'The query finds no value: Prometheus does not know the site, or no longer.';
  if (old.length > 0) return `The newest value is old, nobody measures any more: ${namesOf(old)}`;
  const strange = fresh.filter(({ value }) => Number.isNaN(value));
  return strange.length > 0 ? `The value is no number: ${namesOf(strange)}` : null;
}

/** The labels without the metric's name, which a calculation drops. */
const keyOf = (labels: Sample['labels']): string =>
  JSON.stringify(
    Object.entries(labels)
      .filter(([name]) => name !== '__name__')
      .sort(([left], [right]) => (left < right ? -1 : 1)),
  );

function namesOf(samples: readonly Sample[]): string {
  const names = samples.slice(0, namesTold).map((sample) => oneLine(nameOf(sample), 60));
  const more = samples.length - names.length;
  return `${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
