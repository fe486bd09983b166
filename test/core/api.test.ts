import { expect, it } from 'vitest';
import { commands } from '../../src/core/api';
import { clientCommands } from '../../src/core/api/clients';
import { exchangeCommands } from '../../src/core/api/exchange';
import { incidentCommands } from '../../src/core/api/incidents';
import { messageCommands } from '../../src/core/api/messages';
import { paperCommands } from '../../src/core/api/papers';
import { planCommands } from '../../src/core/api/plan';
import { settingsCommands } from '../../src/core/api/settings';
import { siteCommands } from '../../src/core/api/sites';
import { statusPageCommands } from '../../src/core/api/status-pages';

// Where parts are joined the compiler lets a later one take the place of an earlier one without a word.
it('names each command once', () => {
  const parts = [
    ...[clientCommands, exchangeCommands, incidentCommands, messageCommands, paperCommands],
    ...[planCommands, settingsCommands, siteCommands, statusPageCommands],
  ];
  const names = ['snapshot.get', 'troubles.dismiss', ...parts.flatMap((part) => Object.keys(part))];
  expect(names.toSorted()).toEqual(Object.keys(commands).toSorted());
});
