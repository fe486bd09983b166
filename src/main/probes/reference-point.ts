import type { ReferencePoint } from '../../core/settings';
import { createConnection } from './connection';
import type { Connection, ConnectionOptions } from './connection';
import { createLifetime } from './lifetime';
import type { Lifetime } from './lifetime';
import { newProgress } from './progress';
import { plainRequest } from './outgoing';
import { readBody } from './read-body';
import { openRequest } from './request';

const limitMs = 5000;
/** Reference points answer with a line; a portal's page may be long. */
const bodyCapBytes = 65_536;

/** Asks one reference point whether the line works: true only where it says what it must say. Rejects on abort only. */
export type ReferenceProbe = (point: ReferencePoint, signal: AbortSignal) => Promise<boolean>;

/**
 * Follows no redirect, since captive portals answer with one, and believes only an answer with the expected text, within
 * 5 s in all.
 */
export function createReferenceProbe(options: ConnectionOptions | Connection): ReferenceProbe {
  const connection = 'agent' in options ? options : createConnection(options);
  return async (point, signal) => {
    signal.throwIfAborted();
    const lifetime = createLifetime();
    signal.addEventListener('abort', lifetime.end, { once: true });
    const timer = setTimeout(lifetime.end, limitMs);
    try {
      return await isAsExpected(point, connection, lifetime);
    } catch {
      signal.throwIfAborted();
      // Whatever else went wrong, the point did not answer, and that is all that is asked.
      return false;
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', lifetime.end);
      lifetime.close();
    }
  };
}

async function isAsExpected(point: ReferencePoint, connection: Connection, lifetime: Lifetime): Promise<boolean> {
  const answer = await openRequest(plainRequest(new URL(point.url), connection), connection, newProgress(), lifetime);
  if (answer.status < 200 || answer.status > 299) {
    answer.hangUp();
    return false;
  }
  let text = '';
  const decoder = new TextDecoder();
  await readBody(answer.body, (chunk) => {
    text += decoder.decode(chunk, { stream: true });
    return !text.includes(point.expectText) && text.length <= bodyCapBytes;
  });
  return text.includes(point.expectText);
}
