import { describe, expect, it } from 'vitest';
import { failureOf, lateFailure } from '../../../src/main/probes/failure-cause';

const coded = (code: string, message = code, extra: object = {}): Error =>
  Object.assign(new Error(message), { code, ...extra });
/** As Node reports that all addresses of a name failed, wrapped as got does. */
const allOf = (...codes: string[]): Error =>
  new Error('wrapped', { cause: new AggregateError(codes.map((code) => coded(code))) });

describe('what an error means', () => {
  it.each([
    ['EAI_AGAIN', 'lookup', { syscall: 'getaddrinfo' }, 'dns'],
    ['ESERVFAIL', 'lookup', { syscall: 'queryA' }, 'dns'],
    ['ECONNREFUSED', 'connect', { syscall: 'connect' }, 'refused'],
    // A name server that refuses is no site that refuses.
    ['ECONNREFUSED', 'lookup', { syscall: 'queryA' }, 'dns'],
    ['EHOSTUNREACH', 'connect', {}, 'unreachable'],
    ['ENETUNREACH', 'connect', {}, 'unreachable'],
    ['ETIMEDOUT', 'connect', {}, 'connect-timeout'],
    ['ETIMEDOUT', 'answer', {}, 'timeout'],
    ['ECONNRESET', 'answer', {}, 'reset'],
    ['ECONNRESET', 'handshake', {}, 'reset'],
    ['ERR_STREAM_PREMATURE_CLOSE', 'answer', {}, 'reset'],
    ['CERT_HAS_EXPIRED', 'handshake', {}, 'tls-expired'],
    ['CERT_NOT_YET_VALID', 'handshake', {}, 'tls-other'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'handshake', {}, 'tls-name'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'handshake', {}, 'tls-untrusted'],
    ['ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE', 'handshake', {}, 'tls-other'],
    ['EPROTO', 'handshake', {}, 'tls-other'],
    ['HPE_INVALID_CONSTANT', 'answer', {}, 'protocol'],
    ['HPE_HEADER_OVERFLOW', 'answer', {}, 'protocol'],
    ['Z_DATA_ERROR', 'answer', {}, 'protocol'],
    ['ERR_SOMETHING_NEW', 'answer', {}, 'protocol'],
  ] as const)('%s during %s (%j) is %s', (code, phase, extra, cause) => {
    expect(failureOf(new Error('wrapped', { cause: coded(code, code, extra) }), phase)?.cause).toBe(cause);
  });

  it.each([
    [['ENETUNREACH', 'ECONNREFUSED'], 'refused'],
    [['ETIMEDOUT', 'ECONNREFUSED'], 'refused'],
    [['ENETUNREACH', 'ETIMEDOUT'], 'connect-timeout'],
    [['ENETUNREACH', 'EHOSTUNREACH'], 'unreachable'],
  ])('of several addresses with %j the most telling is %s', (codes, cause) => {
    expect(failureOf(allOf(...codes), 'connect')?.cause).toBe(cause);
  });

  it.each(['EMFILE', 'ENFILE', 'ENOBUFS', 'ENOMEM'])('%s is our own fault, not the site’s', (code) => {
    expect(failureOf(coded(code), 'connect')).toBeUndefined();
    expect(failureOf(allOf(code, code), 'connect')).toBeUndefined();
  });

  it('the words are one short line without control characters', () => {
    const detail = failureOf(coded('ECONNRESET', `read\n\u001b[31m\u202e${'x'.repeat(500)}`), 'answer')?.detail ?? '';
    expect(detail).toMatch(/^ECONNRESET: read \[31m x+$/);
    expect(detail).toHaveLength(200);
  });

  it.each([
    ['lookup', 'dns'],
    ['connect', 'connect-timeout'],
    ['handshake', 'timeout'],
    ['answer', 'timeout'],
  ] as const)('the limit reached during %s is %s', (phase, cause) => {
    expect(lateFailure(phase, 1000).cause).toBe(cause);
  });
});
