import { z } from 'zod';
import type { BackupCopy, BackupList, BackupLoss } from '../backup';
import type { DrillRecord, DrillTimes } from '../drill';
import { emergencyCardEditSchema } from '../emergency-card';
import { id, nothing } from './input';
import type { Returns } from './input';

/** The plan for the night: cards, the hand-over, drills, copies of the own data. */
export const planCommands = {
  /** What is to be done in the night, for all sites of a client or for one of them. */
  'cards.set': {
    input: z.object({ for: z.enum(['client', 'site']), id: id.shape.id, card: emergencyCardEditSchema }),
    returns: {} as Returns<null>,
  },
  /** Calls a number that stands on the card for an incident. */
  'cards.call': {
    input: z.object({ incidentId: z.string(), whom: z.enum(['host', 'stand-in']) }),
    returns: {} as Returns<null>,
  },
  /** Opens the status page of the host that stands on the card for an incident. */
  'cards.openStatusPage': { input: z.object({ incidentId: z.string() }), returns: {} as Returns<null> },
  /** Notes that a step of the card is done, in the words that it has there now. */
  'cards.stepDone': {
    input: z.object({ incidentId: z.string(), step: z.string().min(1).max(500) }),
    returns: {} as Returns<null>,
  },
  /** Asks for a place and prints all cards as a PDF; null: thought better of. */
  'cards.print': { input: nothing, returns: {} as Returns<{ path: string } | null> },
  /** Opens the file with all cards that always lies in the data folder. */
  'cards.openFile': { input: nothing, returns: {} as Returns<null> },
  /** Asks for a place and writes the page for a stand-in; null: thought better of. */
  'plan.handOver': { input: nothing, returns: {} as Returns<{ path: string } | null> },
  /** Begins a rehearsed outage of a site; one at a time. */
  'drill.begin': { input: z.object({ siteId: z.string() }), returns: {} as Returns<{ incidentId: string }> },
  'drill.end': { input: nothing, returns: {} as Returns<DrillTimes> },
  /** All drills so far, newest first. */
  'drill.list': { input: nothing, returns: {} as Returns<DrillRecord[]> },
  /** The copies of Nachtwache's own data. */
  'backups.list': { input: nothing, returns: {} as Returns<BackupList> },
  'backups.makeNow': { input: nothing, returns: {} as Returns<BackupCopy> },
  /** Asks for a folder for them; null: thought better of. */
  'backups.chooseFolder': { input: nothing, returns: {} as Returns<BackupList | null> },
  /** Back to the one in the data folder. */
  'backups.useUsualFolder': { input: nothing, returns: {} as Returns<BackupList> },
  /** What going back to a copy takes away. */
  'backups.loss': { input: id, returns: {} as Returns<BackupLoss> },
  /** Looks through the copy, sets aside what is there, and starts anew with it. */
  'backups.restore': { input: id, returns: {} as Returns<null> },
} as const;
