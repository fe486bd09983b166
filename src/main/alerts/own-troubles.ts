import type { AlertOf } from '../../core/alert';
import { channelNames } from '../../core/alert-channel';
import type { ChannelName } from '../../core/alert-channel';
import type { Trouble } from '../../core/snapshot';
import type { Clock, RaiseAlert } from '../ports';

const lookMs = 30_000;
/** A channel may fail for a while: the line is down, a server starts anew. */
const channelFailsForMs = 15 * 60_000;
/** A trouble that comes and goes within this is one. */
const forgottenAfterMs = 3_600_000;

export interface OwnTroublesDependencies {
  clock: Clock;
  newId: () => string;
  raise: RaiseAlert;
  troubles: () => readonly Trouble[];
}

export interface OwnTroubles {
  start: () => void;
  stop: () => void;
}

/** Tells what is wrong with Nachtwache itself: each trouble once, and not on the channel that has it. */
export function createOwnTroubles({ clock, newId, raise, troubles }: OwnTroublesDependencies): OwnTroubles {
  /** When it was last seen, of those that were told. */
  const seenAt = new Map<string, number>();
  let callOff = (): void => undefined;

  function look(): void {
    callOff = clock.after(lookMs, look);
    const nowMs = clock.now();
    for (const [sort, at] of seenAt) if (Math.abs(nowMs - at) > forgottenAfterMs) seenAt.delete(sort);
    for (const trouble of troubles()) {
      const sort = sortOf(trouble.key);
      if (sort === null) continue;
      const waitsUntilMs = sort.channel === null ? trouble.at : trouble.at + channelFailsForMs;
      if (nowMs < waitsUntilMs && !seenAt.has(sort.name)) continue;
      const isTold = seenAt.has(sort.name);
      seenAt.set(sort.name, nowMs);
      if (!isTold) raise(alertOf(trouble, sort.channel));
    }
  }

  function alertOf({ key: trouble, params }: Trouble, channel: ChannelName | null): AlertOf<'trouble'> {
    return { id: newId(), createdAt: clock.now(), kind: 'trouble', trouble, params, channel };
  }

  return { start: look, stop: () => callOff() };
}

interface Sort {
  /** The same for what has the same cause: a full disk stops more than one kind of writing. */
  name: string;
  channel: ChannelName | null;
}

/** Null for what the tray and the window alone say: it harms nobody who does not look. */
function sortOf(key: string): Sort | null {
  const channel = key === 'notify-failed' ? 'desktop' : channelNames.find((name) => key === `channel-failed.${name}`);
  if (channel !== undefined) return { name: channel, channel };
  switch (key) {
    case 'write-failed':
    case 'checks-not-saved':
      return { name: 'cannot write', channel: null };
    case 'history-set-aside':
    case 'history-restored':
    case 'config-restored':
    case 'config-lost':
      return { name: key, channel: null };
    default:
      return null;
  }
}
