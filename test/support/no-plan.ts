import type { Handlers, PlanCommand } from '../../src/core/api';
import { fail } from '../../src/core/result';

const refuse = () => fail({ kind: 'not-found' as const, what: 'incident' as const });

/** For tests that want nothing of the plan for the night. */
export const noPlan: Pick<Handlers, PlanCommand> = {
  'cards.set': refuse,
  'cards.call': refuse,
  'cards.openStatusPage': refuse,
  'cards.stepDone': refuse,
  'cards.print': refuse,
  'cards.openFile': refuse,
  'plan.handOver': refuse,
  'drill.begin': refuse,
  'drill.end': refuse,
  'drill.list': refuse,
  'backups.list': refuse,
  'backups.makeNow': refuse,
  'backups.chooseFolder': refuse,
  'backups.useUsualFolder': refuse,
  'backups.loss': refuse,
  'backups.restore': refuse,
};
