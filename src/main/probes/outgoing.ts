import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import type { HttpCheck } from '../../core/checks/http-check';
import type { Connection } from './connection';
import type { Destination } from './dial';

export type Headers = Record<string, string | string[]>;

export interface OutgoingRequest extends Omit<Destination, 'protocols'> {
  method: HttpCheck['method'];
  /** By their names in small letters. */
  headers: Headers;
  /** Null where the method has none. */
  body: string | null;
  httpVersion: HttpCheck['httpVersion'];
}

export interface OpenAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  /** Decompressed. Whoever leaves it alone hangs up. */
  body: Readable;
  /** Ends the connection. */
  hangUp: () => void;
  /** Until when the certificate is valid, epoch milliseconds; null without TLS. To be asked while the connection stands. */
  validUntilMs: () => number | null;
}
/** What the version of HTTP in use brings home. */
export type Reply = Omit<OpenAnswer, 'validUntilMs'>;

/** A GET as we ask it of anybody: no proxy, no secret, every certificate as it must be. */
export const plainRequest = (url: URL, { userAgent }: Connection): OutgoingRequest => ({
  url,
  method: 'GET',
  headers: ownHeaders(userAgent),
  body: null,
  httpVersion: 'auto',
  family: 0,
  acceptCertificate: [],
  isAllowed: null,
  way: { kind: 'direct' },
});

/** How a body may be packed (`unpacked.ts`). */
export const acceptedEncodings = 'gzip, deflate, br';

/** What we say of ourselves, wherever we ask. */
export const ownHeaders = (userAgent: string): Headers => ({
  'user-agent': userAgent,
  accept: 'text/html,*/*;q=0.8',
  'cache-control': 'no-cache',
});
