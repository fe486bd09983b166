import { z } from 'zod';
import { fail, ok } from '../../core/result';
import type { Result } from '../../core/result';
import { oneLine } from './bounded-text';

/** One value of an answer. `labels` is empty for a plain number. */
export interface Sample {
  labels: Record<string, string>;
  value: number;
}

/** `[when it was calculated (Unix seconds), "value"]`: the time is the server's now, not that of the measuring. */
const pointSchema = z.tuple([z.number(), z.string()]).transform(([, value]) => toNumber(value));

const dataSchema = z.discriminatedUnion('resultType', [
  z.object({
    resultType: z.literal('vector'),
    result: z.array(z.object({ metric: z.record(z.string(), z.string()), value: pointSchema })),
  }),
  z.object({ resultType: z.literal('scalar'), result: pointSchema }),
  z.object({ resultType: z.enum(['matrix', 'string']) }),
]);

const replySchema = z.discriminatedUnion('status', [
  z.object({ status: z.literal('success'), data: dataSchema }),
  z.object({ status: z.literal('error'), error: z.string() }),
]);

/** Reads an answer of `/api/v1/query`; the error is a sentence. A refused query comes with its own sentence and a 4xx or 5xx. */
export function readReply(status: number, text: string): Result<Sample[], string> {
  const reply = replySchema.safeParse(parseJson(text));
  if (!reply.success) {
    if (status !== 200) return fail(`Prometheus could not be asked: HTTP ${status}`);
    return fail('What answered is no Prometheus: its answer could not be read.');
  }
  if (reply.data.status === 'error') return fail(`Prometheus refuses the query: ${oneLine(reply.data.error, 150)}`);
  if (status !== 200) return fail(`Prometheus could not be asked: HTTP ${status}`);
  const { data } = reply.data;
  switch (data.resultType) {
    case 'vector':
      return ok(data.result.map(({ metric, value }) => ({ labels: metric, value })));
    case 'scalar':
      return ok([{ labels: {}, value: data.result }]);
    case 'matrix':
    case 'string':
      return fail(`The query gives a ${data.resultType}; take one that gives values of now.`);
  }
}

/** Whom a value is about, as people know it. */
export function nameOf({ labels }: Sample): string {
  return labels['instance'] ?? labels['target'] ?? (Object.values(labels).join(' ') || 'the site');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // What is no JSON fits no schema either.
    return undefined;
  }
}

/** As Go writes numbers: with `NaN`, `+Inf` and `-Inf`. An empty or strange one is no number. */
function toNumber(text: string): number {
  if (/^[+-]?Inf$/.test(text)) return text.startsWith('-') ? -Infinity : Infinity;
  return text.trim() === '' ? Number.NaN : Number(text);
}
