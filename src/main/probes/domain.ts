import { getDomain } from 'tldts';
import { expiryConcern } from '../../core/checks/expiry';
import type { ProbeOf } from '../ports';
import { answered, failed, notMeasured, withinLimit } from './finding';
import type { Finding } from './finding';
import { createRdap, isBad } from './rdap';
import type { RdapDeps } from './rdap';
import type { RegistryAnswer } from './rdap-answer';

/**
 * How long a domain is still registered: its registry is asked about the registrable part of the name (`shop.example.co.uk`
 * belongs to `example.co.uk`). Down where the registry knows no such domain, or its time is over; `unmeasured` where it
 * gives no answer, or does not tell the end. Answers are reused (`createRdap`), so `ms` says nothing about a site.
 */
export function createDomainProbe(deps: RdapDeps): ProbeOf<'domain'> {
  const { now = Date.now } = deps;
  const ask = createRdap(deps);
  return (site, signal) => {
    const { hostname } = new URL(site.url);
    const domain = getDomain(hostname);
    const late = (limitMs: number): Finding => notMeasured(`The registry gave no answer within ${limitMs} ms.`);
    if (domain === null) return withinLimit(site, signal, () => Promise.resolve(noDomain(hostname)), late);
    return withinLimit(site, signal, async () => judge(await ask(domain), domain, now()), late);
  };
}

const noDomain = (hostname: string): Finding =>
  notMeasured(`${hostname} is no domain that somebody can register; enter one like example.org.`);

function judge(answer: RegistryAnswer, domain: string, nowMs: number): Finding {
  switch (answer.kind) {
    case 'silent':
      return notMeasured(answer.sentence);
    case 'free':
      return failed({ cause: 'domain-free', detail: `the registry knows no ${domain}` }, null);
    case 'registered': {
      if (isBad(answer, nowMs)) return failed({ cause: 'domain-expired', detail: endOf(answer, domain) }, null);
      const { expiresAtMs } = answer;
      if (expiresAtMs === null) return notMeasured(`The registry does not say when ${domain} ends; ask your provider.`);
      return answered(null, expiresAtMs, expiryConcern('domain-expiring', expiresAtMs, nowMs));
    }
  }
}

function endOf({ expiresAtMs, isLeaving }: Extract<RegistryAnswer, { kind: 'registered' }>, domain: string): string {
  const until = expiresAtMs === null ? '' : `, registered until ${new Date(expiresAtMs).toISOString()}`;
  return `${domain}${until}${isLeaving ? ', in its redemption period or about to be deleted' : ''}`;
}
