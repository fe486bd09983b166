import { reasonOf } from '../../core/reason';
import { fail, ok } from '../../core/result';
import { scopeOf } from '../../core/scope';
import type { PostText } from '../ports';
import { failureOf } from './failure-cause';
import type { Fetching } from './fetch-document';
import type { Lifetime } from './lifetime';
import { withinTime } from './lifetime-limit';
import { plainRequest } from './outgoing';
import { newProgress } from './progress';
import { openByWays } from './request';
import { ProxyFault } from './tunnel';

/** What is kept of an answer: enough for what a service says of a refusal. */
const answerCapBytes = 4096;

/** Posts on the way that checks go, the system's proxy included; into the own network directly, as they do. */
export function createPostText({ connection, chooseWays }: Fetching): PostText {
  async function post({ url: address, headers, body }: Parameters<PostText>[0], lifetime: Lifetime) {
    const url = new URL(address);
    const isInner = scopeOf(url.href, null) === 'private';
    const ways = isInner ? [{ kind: 'direct' } as const] : await lifetime.until(chooseWays(url));
    const plain = plainRequest(url, connection);
    const request = { ...plain, method: 'POST' as const, headers: { ...plain.headers, ...headers }, body };
    const answer = await openByWays(request, ways, connection, newProgress(), lifetime);
    let text = '';
    const decoder = new TextDecoder();
    for await (const chunk of answer.body as AsyncIterable<Buffer>) {
      text += decoder.decode(chunk.subarray(0, answerCapBytes), { stream: true });
      if (text.length >= answerCapBytes) break;
    }
    answer.hangUp();
    return { status: answer.status, text: text.slice(0, answerCapBytes) };
  }

  return async (request) => {
    try {
      return ok(await withinTime(request.limitMs, (lifetime) => post(request, lifetime)));
    } catch (error) {
      if (error instanceof ProxyFault || isLate(error)) return fail(reasonOf(error));
      return fail(failureOf(error, 'answer')?.detail ?? reasonOf(error));
    }
  };
}

/** What `withinTime` says is the outermost error; what was broken off because of it says nothing. */
const isLate = (error: unknown): boolean => error instanceof Error && error.message.startsWith('no full answer');
