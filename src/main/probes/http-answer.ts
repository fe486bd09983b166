import type { BlockMark, Failure } from '../../core/check';
import { isExpectedStatus } from '../../core/checks/http-check';
import type { HttpCheck } from '../../core/checks/http-check';
import { jsonFault } from '../../core/checks/json-condition';
import { challengeInHead, challengeInPage, mayBeChallenge } from './challenge';
import { createPageReader } from './page-reader';
import type { PageReader } from './page-reader';
import type { Progress } from './progress';
import type { OpenAnswer } from './outgoing';
import { readBody } from './read-body';

/** How much of a page is read, counted both as it comes and decompressed; the rest is left unread. */
const bodyCapBytes = 2 * 1024 * 1024;
/** How much of the page that comes with a refusal is read, and how long, to tell a challenge from an outage. */
const refusalCapBytes = 16_384;
const refusalLimitMs = 1000;

/** What an answer says of the site, before anybody looked at how long it took. */
export type Judgement =
  | { kind: 'up'; status: number; isTruncated: boolean; title: string | null }
  | { kind: 'blocked'; status: number; mark: BlockMark; detail: string }
  | ({ kind: 'down' } & Failure);

/**
 * Judges the last answer of a check by its status, then by its body. The status comes first, so a wrong one wins over
 * everything that the body would have shown; only a challenge in front of the site is looked for all the same.
 * Rejects with what comes while the body is read.
 */
export async function judgeAnswer(answer: OpenAnswer, check: HttpCheck, progress: Progress): Promise<Judgement> {
  const { status, headers } = answer;
  const isExpected = isExpectedStatus(check.expectStatus, status);
  // Who expects 403 takes the refusal itself for a sign of life.
  if (isExpected && mayBeChallenge(status)) return judgePage(answer, check, progress);
  const challenge = challengeInHead(status, headers);
  if (challenge !== null) return blocked(status, 'challenge', challenge);
  return isExpected ? judgePage(answer, check, progress) : judgeRefusal(answer);
}

async function judgeRefusal(answer: OpenAnswer): Promise<Judgement> {
  const { status, headers } = answer;
  if (mayBeChallenge(status) && /html/i.test(headers['content-type'] ?? 'html')) {
    const challenge = challengeInPage(status, await beginningOf(answer));
    if (challenge !== null) return blocked(status, 'challenge', challenge);
  }
  // RFC 6585, 4: who says 429 means us, and with Retry-After says how long.
  const retryAfter = headers['retry-after'];
  if (status === 429 && retryAfter !== undefined)
    return blocked(status, 'rate-limit', `HTTP 429, Retry-After: ${retryAfter}`);
  return { kind: 'down', status, cause: 'status', detail: `HTTP ${status}` };
}

const blocked = (status: number, mark: BlockMark, detail: string): Judgement => ({
  kind: 'blocked',
  status,
  mark,
  detail,
});

/** As much of a page as comes soon. Whatever ends it early leaves the refusal as it is. */
async function beginningOf({ body, hangUp }: OpenAnswer): Promise<string> {
  const timer = setTimeout(hangUp, refusalLimitMs);
  let text = '';
  try {
    await readBody(body, (chunk) => {
      text += chunk.toString('latin1');
      return text.length < refusalCapBytes;
    });
  } catch {
    // The status was bad before the page broke off.
  } finally {
    clearTimeout(timer);
  }
  return text.slice(0, refusalCapBytes);
}

interface Page {
  reader: PageReader;
  /** Kept only where JSON is asked for. */
  chunks: Buffer[];
  isTruncated: boolean;
}

async function judgePage(answer: OpenAnswer, check: HttpCheck, progress: Progress): Promise<Judgement> {
  const { status } = answer;
  const { keyword } = check;
  const page = await readPage(answer, check, progress);
  const { reader, isTruncated } = page;
  const down = (cause: Failure['cause'], detail: string): Judgement => ({ kind: 'down', status, cause, detail });
  if (keyword?.mustOccur === false && reader.hasKeyword())
    return down('keyword-present', 'the forbidden word is there');
  const challenge = challengeInPage(status, reader.beginning());
  if (challenge !== null && !mayBeChallenge(status)) return blocked(status, 'challenge', challenge);
  if (keyword?.mustOccur === true && !reader.hasKeyword()) {
    return down('keyword-missing', `searched ${isTruncated ? `the first ${bodyCapBytes} bytes` : 'the whole page'}`);
  }
  const fault = check.json === null ? null : jsonFailure(check.json, page);
  return fault === null ? { kind: 'up', status, isTruncated, title: reader.title() } : down(fault.cause, fault.detail);
}

async function readPage(
  { headers, body }: OpenAnswer,
  { keyword, json }: HttpCheck,
  progress: Progress,
): Promise<Page> {
  const reader = createPageReader(headers['content-type'], keyword?.text ?? null);
  const chunks: Buffer[] = [];
  let isTruncated = false;
  let bytes = 0;
  await readBody(body, (chunk) => {
    reader.write(chunk.subarray(0, Math.max(0, bodyCapBytes - bytes)));
    if (json !== null) chunks.push(chunk);
    bytes += chunk.length;
    isTruncated = bytes > bodyCapBytes || progress.packedBytes > bodyCapBytes;
    return !isTruncated && !(keyword?.mustOccur === false && reader.hasKeyword());
  });
  reader.end();
  return { reader, chunks, isTruncated };
}

/** JSON is UTF-8 (RFC 8259, 8.1); what the answer looks like instead is the site's own and is not quoted. */
function jsonFailure(
  condition: NonNullable<HttpCheck['json']>,
  { chunks, isTruncated }: Page,
): { cause: 'json-invalid' | 'json-mismatch'; detail: string } | null {
  if (isTruncated) return { cause: 'json-invalid', detail: `longer than the ${bodyCapBytes} bytes that are read` };
  const value = parsed(new TextDecoder().decode(Buffer.concat(chunks)));
  if (value === undefined) return { cause: 'json-invalid', detail: 'the answer is no JSON' };
  const fault = jsonFault(condition, value);
  return fault === null ? null : { cause: 'json-mismatch', detail: fault };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // What is no JSON is the finding.
    return undefined;
  }
}
