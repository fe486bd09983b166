import type { Handlers, LogBookCommand } from '../../core/api';
import { createByHand } from './by-hand';
import { createJoining } from './joining';
import { createLooking } from './looking';
import type { LogBookParts } from './parts';
import { createWriting } from './writing';

/** The commands by which somebody works with the incident log, as opposed to what the watch writes into it. */
export function createLogBook(parts: LogBookParts): Pick<Handlers, LogBookCommand> {
  const looking = createLooking(parts);
  const byHand = createByHand(parts);
  const joining = createJoining(parts);
  return {
    'incidents.write': createWriting(parts),
    'incidents.page': looking.page,
    'incidents.tags': looking.tags,
    'incidents.tag': looking.tag,
    'incidents.addByHand': byHand.add,
    'incidents.endByHand': byHand.end,
    'incidents.join': joining.join,
    'incidents.split': joining.split,
  };
}
