import type { Clock } from '../ports';
import { createAgenda } from './agenda';
import type { Agenda, Turn } from './agenda';

/** A check that takes longer than this is taken for one that hangs, and another one may begin. */
export const hangsAfterMs = 2000;
/** While checks are found hanging one after the other, the next ones get less time; never less than this. */
const shortestPatienceMs = 100;
/**
 * How many times the limit may be under way in the whole house where most of them hang; and in the house, or at an
 * address, up to where sites known to hang are let in.
 */
const hangingFactor = 8;
const knownHangingFactor = 4;

/** A check that wants to begin. */
export interface Visit extends Turn {
  /** What it turns to (`address.ts`). */
  address: string;
  /** The site's last check hung. */
  isSlow: boolean;
}

/** How many checks may run at the same time, in all and against one address. */
export interface Places {
  /** Whether anybody can be let in. */
  hasFree: () => boolean;
  /**
   * Takes a place; the function returned gives it back, and does nothing when called again. Null where the address is
   * busy: the site waits, and is handed to `back` with its turn as soon as it may try again.
   */
  take: (visit: Visit) => (() => void) | null;
  /** The site waits no longer; returns the turn it had, if it waited. */
  forget: (siteId: string) => Turn | undefined;
  /** A site that had been handed back does not come after all: another one of its address may try, if any waits. */
  passUp: (addressOf: () => string) => void;
  /** Takes out all who wait. */
  drain: () => Turn[];
}

export interface PlacesDeps {
  clock: Clock;
  /** Checks at the same time in all, and against one address. */
  limit: number;
  limitPerAddress: number;
  /** A site that waited may try again; its turn is the old one, so that it comes before those that were due later. */
  back: (turn: Turn) => void;
  /** A place has become free without having been given back: its check hangs. */
  freed: () => void;
}

type Lane = 'quick' | 'slow';
const lanes: readonly Lane[] = ['quick', 'slow'];

/** The whole house, or one address in it. */
interface Room {
  limit: number;
  /** How many may be under way, with and without a place. At an address whoever finds a place may come in. */
  most: number;
  /** Checks that hold a place; those that were let in as slow; those that have given up their place. */
  quick: number;
  slow: number;
  hanging: number;
  waiting: Record<Lane, Agenda>;
}

const newRoom = (limit: number, most: number): Room => ({
  ...{ limit, most, quick: 0, slow: 0, hanging: 0 },
  waiting: { quick: createAgenda(), slow: createAgenda() },
});
const underWay = ({ quick, slow, hanging }: Room): number => quick + slow + hanging;

function freeIn(room: Room, lane: Lane): number {
  if (lane === 'slow') return room.limit * knownHangingFactor - underWay(room);
  return Math.min(room.limit - room.quick, room.most - underWay(room));
}

/** Halved with every check that was found hanging lately, counted in halves of the limit. */
function patienceOf({ limit, hanging }: Room): number {
  return Math.max(shortestPatienceMs, hangsAfterMs / 2 ** ((2 * hanging) / limit));
}

/**
 * Places for checks. One that hangs gives up its place after two seconds and goes on without one. A site whose last
 * check hung takes no place at all, but may be refused where many such are under way. So those that hang delay the
 * others once, when they begin to, and never again, even at the same address.
 */
export function createPlaces({ clock, limit, limitPerAddress, back, freed }: PlacesDeps): Places {
  const house = newRoom(limit, limit * hangingFactor);
  const rooms = new Map<string, Room>();
  /** Where each site that waits does so. */
  const queues = new Map<string, Agenda>();

  const roomAt = (address: string): Room => {
    const room = rooms.get(address) ?? newRoom(limitPerAddress, Number.POSITIVE_INFINITY);
    rooms.set(address, room);
    return room;
  };
  const tidy = (address: string, room: Room): void => {
    const isEmpty = underWay(room) === 0 && lanes.every((lane) => room.waiting[lane].size() === 0);
    if (isEmpty) rooms.delete(address);
  };
  const takeFrom = (queue: Agenda): Turn | undefined => {
    const turn = queue.takeDue(Number.POSITIVE_INFINITY);
    if (turn !== undefined) queues.delete(turn.siteId);
    return turn;
  };
  /** Hands back as many as there are places. One too many is no harm: it waits again, in its old turn. */
  const call = (room: Room): void => {
    for (const lane of lanes) {
      for (let free = freeIn(room, lane); free > 0; free -= 1) {
        const turn = takeFrom(room.waiting[lane]);
        if (turn === undefined) break;
        back(turn);
      }
    }
  };

  return {
    hasFree: () => freeIn(house, 'quick') > 0,
    take: ({ siteId, dueMs, address, isSlow }) => {
      const room = roomAt(address);
      const lane: Lane = isSlow ? 'slow' : 'quick';
      const full = [house, room].find((each) => freeIn(each, lane) <= 0);
      if (full !== undefined) {
        full.waiting[lane].set(siteId, dueMs);
        queues.set(siteId, full.waiting[lane]);
        tidy(address, room);
        return null;
      }
      let held: Lane | 'hanging' | null = lane;
      const patienceMs = Math.min(patienceOf(house), patienceOf(room));
      const become = (next: 'hanging' | null): void => {
        for (const each of [room, house]) {
          if (held !== null) each[held] -= 1;
          if (next !== null) each[next] += 1;
        }
        held = next;
        call(room);
        call(house);
        tidy(address, room);
      };
      for (const each of [room, house]) each[lane] += 1;
      const giveUp = (): void => {
        become('hanging');
        freed();
      };
      const callOff = isSlow ? (): void => undefined : clock.after(patienceMs, giveUp);
      return () => {
        if (held === null) return;
        callOff();
        become(null);
      };
    },
    forget: (siteId) => {
      const queue = queues.get(siteId);
      const dueMs = queue?.dueOf(siteId);
      queue?.remove(siteId);
      queues.delete(siteId);
      return dueMs === undefined ? undefined : { siteId, dueMs };
    },
    passUp: (addressOf) => {
      // Thousands of sites may be deleted at once, and an address costs the parsing of a URL.
      if (queues.size === 0) return;
      const address = addressOf();
      const room = rooms.get(address);
      if (room === undefined) return;
      call(room);
      tidy(address, room);
    },
    drain: () => {
      const all = [house, ...rooms.values()].flatMap(({ waiting }) => lanes.map((lane) => waiting[lane]));
      const turns: Turn[] = [];
      for (const queue of all) {
        for (let turn = takeFrom(queue); turn !== undefined; turn = takeFrom(queue)) turns.push(turn);
      }
      return turns;
    },
  };
}
