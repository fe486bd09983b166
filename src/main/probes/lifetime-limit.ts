import { createLifetime } from './lifetime';
import type { Lifetime } from './lifetime';

/** Runs what nobody waits for, and ends it when its time is up: then it rejects. Keeps no process alive. */
export async function withinTime<Value>(limitMs: number, run: (lifetime: Lifetime) => Promise<Value>): Promise<Value> {
  const lifetime = createLifetime();
  const timer = setTimeout(lifetime.end, limitMs).unref();
  try {
    return await lifetime.until(run(lifetime));
  } catch (error) {
    throw lifetime.isOver() ? new Error(`no full answer within ${limitMs} ms`, { cause: error }) : error;
  } finally {
    clearTimeout(timer);
    lifetime.close();
  }
}
