import type { Row } from './harness/row';
import { alert } from './rows/alert';
import { detection } from './rows/detection';
import { evidence } from './rows/evidence';
import { firstPass } from './rows/first-pass';
import { hangingSites } from './rows/hanging';
import { httpCpu } from './rows/http-cpu';
import { httpsCpu } from './rows/https-cpu';
import { idle } from './rows/idle';
import { memory } from './rows/memory';
import { mostSites } from './rows/most-sites';
import { storage } from './rows/storage';
import { verdicts } from './rows/verdicts';

/** In the order of the table. */
export const rows: readonly Row[] = [
  httpCpu,
  httpsCpu,
  idle,
  alert,
  detection,
  firstPass,
  hangingSites,
  mostSites,
  verdicts,
  memory,
  storage,
  evidence,
];
