import { aboutOf, isOutageAlert, isRecoveryAlert } from './alert';
import type { AlertOf, PlainAlert } from './alert';

/** What a summary says in one sentence. */
export type DigestLine =
  /** A site, or several of one host, that are down; or were, and are well by now. */
  | { kind: 'open'; alert: AlertOf<'down' | 'host-down' | 'still-down'> }
  | { kind: 'over'; alert: AlertOf<'recovered' | 'host-recovered'> }
  | { kind: 'other'; alert: PlainAlert };

const ranks: Record<DigestLine['kind'], number> = { open: 0, over: 1, other: 2 };

/** What was held, without what is untrue by now: an outage that is over is one sentence. What still needs a hand comes first. */
export function digestLines(alerts: readonly PlainAlert[]): DigestLine[] {
  const lines = new Map<string, DigestLine>();
  for (const alert of alerts) {
    const line = lineOf(alert);
    // The newest of an outage holds, and a reminder says less than what it reminds of.
    const key = line.kind === 'other' ? alert.id : aboutOf(alert);
    if (alert.kind === 'still-down' && lines.has(key)) continue;
    lines.set(key, line);
  }
  return [...lines.values()].sort((one, other) => ranks[one.kind] - ranks[other.kind]);
}

function lineOf(alert: PlainAlert): DigestLine {
  if (isOpening(alert)) return { kind: 'open', alert };
  return isEnding(alert) ? { kind: 'over', alert } : { kind: 'other', alert };
}

const isOpening = (alert: PlainAlert): alert is AlertOf<'down' | 'host-down' | 'still-down'> => isOutageAlert(alert);
const isEnding = (alert: PlainAlert): alert is AlertOf<'recovered' | 'host-recovered'> => isRecoveryAlert(alert);

/** What an alert is called where only names are listed. */
export function nameOf(alert: PlainAlert): string {
  if ('siteName' in alert) return alert.siteName;
  return 'label' in alert ? alert.label : 'Nachtwache';
}
