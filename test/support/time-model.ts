import type { NotMeasuredReason } from '../../src/core/check';
import type { Standing } from '../../src/core/time-account';

/** What a second turned out to be: known at once, or found out later for all seconds that share the object. */
type Label = string | { found: string | null };

/**
 * The account of one site told once more, as simply as can be: an array with a label for every second, which each event
 * paints over from its own second on. It shares nothing with the account but the rules. Times are whole seconds.
 */
export class TimeModel {
  private labels: Label[] = [];
  private tail: Label;
  /** Where the stretch begins that the next event may still move or decide. */
  private openSince: number;
  private open: { was: Standing; label: { found: string | null } } | null = null;
  /** How the gap that holds now paints itself; null where a check holds. */
  private paintGap: ((from: number) => void) | null;
  private pausedUntil = 0;
  private disk: Label[] = [];

  constructor(private readonly base: number) {
    this.openSince = base;
    this.tail = 'unknown';
    this.paintGap = (from) => this.paint(from, [], 'unknown');
  }

  check(at: number, standing: Standing | NotMeasuredReason, hold: number): void {
    const isOpen = standing === 'suspect' || standing === 'recovering';
    if (this.open !== null && this.open.was !== standing) this.settle(this.meaningOf(this.open.was, standing));
    this.paintGap = null;
    this.pausedUntil = 0;
    if (isOpen) {
      if (this.open === null) this.openSince = at;
      this.open ??= { was: standing, label: { found: null } };
      this.paint(at, Array<Label>(hold).fill(this.open.label), 'unknown');
      return;
    }
    this.openSince = at;
    this.paint(at, Array<Label>(hold).fill(standing), 'unknown');
  }

  gap(from: number, why: NotMeasuredReason, until: number | null): void {
    if (this.open !== null) this.settle('unknown');
    this.openSince = from;
    const isPaused = this.pausedUntil > from && why === 'asleep';
    if (!isPaused) this.pausedUntil = why === 'paused' ? (until ?? Number.POSITIVE_INFINITY) : 0;
    const end = isPaused
      ? this.pausedUntil
      : why === 'asleep' && until !== null
        ? until + 60
        : (until ?? Number.POSITIVE_INFINITY);
    const label = isPaused ? 'paused' : why;
    const after = isPaused ? why : 'unknown';
    this.paintGap = (start) =>
      end === Number.POSITIVE_INFINITY
        ? this.paint(start, [], label)
        : this.paint(start, Array<Label>(Math.max(0, end - start)).fill(label), after);
    this.paintGap(from);
  }

  /** The clock was found to have been set by so many seconds since the last event. */
  clockSet(by: number): void {
    if (by > 0 && this.paintGap !== null) return;
    this.fillUpTo(this.openSince);
    const place = this.openSince - this.base;
    if (by > 0) this.labels.splice(place, 0, ...Array<Label>(by).fill('clock'));
    else if (by < 0) this.labels.splice(place + by, -by);
    this.openSince += by;
    if (by < 0) this.paintGap?.(this.openSince);
  }

  /** What is settled is on disk from now on, whatever happens. */
  flush(): void {
    this.fillUpTo(this.openSince);
    this.disk = this.labels.slice(0, this.openSince - this.base).map(meaning);
  }

  /** The app was killed and starts again at `now`. */
  restart(now: number): void {
    this.labels = this.disk.slice(0, Math.max(0, now - this.base));
    this.tail = this.labels.length === 0 ? 'unknown' : 'closed';
    const why = this.tail;
    this.open = null;
    this.pausedUntil = 0;
    this.openSince = now;
    this.paintGap = (from) => this.paint(from, [], why);
    this.fillUpTo(now);
  }

  /** The label of every second from the first one up to `now`. */
  upTo(now: number): string[] {
    return Array.from({ length: now - this.base }, (_, second) => meaning(this.labels[second] ?? this.tail));
  }

  private paint(from: number, labels: Label[], tail: Label): void {
    this.fillUpTo(from);
    this.labels = [...this.labels.slice(0, from - this.base), ...labels];
    this.tail = tail;
  }

  private fillUpTo(second: number): void {
    while (this.labels.length < second - this.base) this.labels.push(this.tail);
  }

  private settle(found: string): void {
    if (this.open !== null) this.open.label.found = found;
    this.open = null;
  }

  private meaningOf(was: Standing, next: Standing | NotMeasuredReason): string {
    if (next === 'up' || next === 'degraded' || next === 'suspect') return 'up';
    if (next === 'down' || next === 'recovering') return 'down';
    const isOurs = next === 'offline' || next === 'source' || next === 'here-only';
    return isOurs && was === 'suspect' ? next : 'unknown';
  }
}

const meaning = (label: Label): string => (typeof label === 'string' ? label : (label.found ?? 'unknown'));
