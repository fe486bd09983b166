import { createMemoryHistory } from '../../support/history-memory';
import { historySuite } from '../../support/history-suite';

historySuite('the log in memory', createMemoryHistory);
