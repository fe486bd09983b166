import { X509Certificate } from 'node:crypto';
import { checkServerIdentity } from 'node:tls';
import type { DetailedPeerCertificate, TLSSocket } from 'node:tls';
import type { AcceptedCertificateProblem } from '../../core/checks/http-check';

/** The codes that say nothing but "nobody we know stands surety"; a revoked certificate, say, is never accepted. */
const unknownIssuerCodes = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'CERT_UNTRUSTED',
]);
const expiredCode = 'CERT_HAS_EXPIRED';
const longestChain = 10;

/** Whether OpenSSL's own judgement is too strict for what the site's owner accepts. A name alone it leaves to us. */
export const needsOwnJudgement = (accepted: readonly AcceptedCertificateProblem[]): boolean =>
  accepted.includes('expired') || accepted.includes('untrusted');

/**
 * What is wrong with the certificate besides what is accepted, with the code that OpenSSL has for it; undefined where
 * nothing is. For a connection made with `rejectUnauthorized: false`, before anything is sent over it.
 *
 * OpenSSL tells only the last fault of several, and the expiry comes after the others: an expired certificate that
 * nobody stands surety for is simply "expired". So name, dates and, where it was hidden, the issuer are looked at by hand.
 */
export function certificateFault(
  socket: TLSSocket,
  host: string,
  accepted: readonly AcceptedCertificateProblem[],
  authorities: () => readonly string[],
  nowMs: number,
): Error | undefined {
  // A code, whatever the type says (Node, lib/internal/tls/wrap.js, onConnectSecure).
  const code = socket.authorized ? '' : String(socket.authorizationError);
  const certificate = socket.getPeerCertificate(true);
  const nameFault = accepted.includes('name') ? undefined : checkServerIdentity(host, certificate);
  if (nameFault !== undefined) return nameFault;
  if (code === '') return undefined;
  if (code !== expiredCode && !unknownIssuerCodes.has(code)) return coded(code);
  if (Date.parse(certificate.valid_from) > nowMs) return coded('CERT_NOT_YET_VALID');
  if (code === expiredCode || Date.parse(certificate.valid_to) < nowMs) {
    if (!accepted.includes('expired')) return coded(expiredCode);
  }
  if (accepted.includes('untrusted') || isIssuedByTrusted(certificate, authorities())) return undefined;
  return coded(unknownIssuerCodes.has(code) ? code : 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY');
}

/** Until when the certificate of the connection is valid, epoch milliseconds; null where it does not say. */
export function validUntilMs(socket: TLSSocket): number | null {
  const text = socket.getPeerX509Certificate()?.validTo;
  const ms = text === undefined ? Number.NaN : Date.parse(text);
  return Number.isNaN(ms) ? null : ms;
}

const coded = (code: string): Error => Object.assign(new Error(`the certificate is not accepted (${code})`), { code });

/** Whether signatures lead from the certificate to one of the authorities; dates are not looked at. */
function isIssuedByTrusted(leaf: DetailedPeerCertificate, authorities: readonly string[]): boolean {
  const trusted = authorities.map((pem) => new X509Certificate(pem));
  let sent = leaf;
  let certificate = new X509Certificate(leaf.raw);
  for (let depth = 0; depth < longestChain; depth += 1) {
    if (trusted.some((authority) => isSignedBy(certificate, authority))) return true;
    const { issuerCertificate } = sent as Partial<DetailedPeerCertificate>;
    if (issuerCertificate === undefined || issuerCertificate === sent) return false;
    const issuer = new X509Certificate(issuerCertificate.raw);
    if (!issuer.ca || !isSignedBy(certificate, issuer)) return false;
    sent = issuerCertificate;
    certificate = issuer;
  }
  return false;
}

const isSignedBy = (certificate: X509Certificate, issuer: X509Certificate): boolean =>
  certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
