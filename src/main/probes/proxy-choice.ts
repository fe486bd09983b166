import { parseProxyList } from '../../core/proxy-list';
import type { ProxyWay } from '../../core/proxy-list';

/** What the system says of the way to an address, in the words of a PAC file; Electron's `session.resolveProxy`. */
export type ProxyFor = (url: string) => Promise<string>;

/** The ways to an address, in the order in which they are to be tried. Never rejects. */
export type ChooseWays = (url: URL) => Promise<readonly ProxyWay[]>;

/** A laptop changes its network, and the proxy with it. */
const keepMs = 60_000;
const originsToKeep = 1000;

export const goDirectly: ChooseWays = () => Promise.resolve([{ kind: 'direct' }]);

/** Asks once a minute for each origin. Where the system cannot say, the way is direct, as browsers have it. */
export function createProxyChoice(proxyFor: ProxyFor, monotonicMs: () => number = () => performance.now()): ChooseWays {
  const known = new Map<string, { askedAtMs: number; ways: Promise<readonly ProxyWay[]> }>();
  return ({ origin }) => {
    const nowMs = monotonicMs();
    const found = known.get(origin);
    if (found !== undefined && nowMs - found.askedAtMs < keepMs) return found.ways;
    const ways = proxyFor(`${origin}/`).then(parseProxyList, () => [{ kind: 'direct' }] as const);
    known.delete(origin);
    known.set(origin, { askedAtMs: nowMs, ways });
    const [oldest] = known.keys();
    if (known.size > originsToKeep && oldest !== undefined) known.delete(oldest);
    return ways;
  };
}
