import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

/** A line to a server that can be cut. */
export interface CuttingRelay {
  port: number;
  /** Cuts each connection once so many bytes have gone to the server; null: lets everything through. */
  cutAfter: (bytes: number | null) => void;
  /** How many bytes went to the server on the last connection. */
  passed: () => number;
  stop: () => Promise<void>;
}

/** `at`: where it listens, instead of at a free port of 127.0.0.1. */
export async function startCuttingRelay(
  targetPort: number,
  at: { host: string; port: number } = { host: '127.0.0.1', port: 0 },
): Promise<CuttingRelay> {
  let limit: number | null = null;
  let passed = 0;
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(targetPort, '127.0.0.1');
    passed = 0;
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
      // To be cut is what they are for.
      socket.on('error', () => undefined);
    }
    client.on('data', (bytes) => {
      const rest = limit === null ? bytes.length : Math.max(0, limit - passed);
      passed += Math.min(rest, bytes.length);
      if (rest >= bytes.length) {
        upstream.write(bytes);
        return;
      }
      // What was let through reaches the server, then both ends are gone, as with a cable.
      upstream.write(bytes.subarray(0, rest), () => {
        upstream.destroy();
        client.destroy();
      });
    });
    upstream.on('data', (bytes) => client.write(bytes));
    client.on('close', () => upstream.destroy());
    upstream.on('close', () => client.destroy());
  });
  server.listen(at.port, at.host);
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    cutAfter: (bytes) => (limit = bytes),
    passed: () => passed,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
