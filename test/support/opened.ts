import { afterEach } from 'vitest';

interface Closable {
  close: () => Promise<void>;
}

/** For a test file: hands servers on as they start, and closes them after the test. */
export function closeAfterEach(): <Server extends Closable>(server: Promise<Server>) => Promise<Server> {
  const closers: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of closers.splice(0)) await close();
  });
  return async (server) => {
    const started = await server;
    closers.push(started.close);
    return started;
  };
}
