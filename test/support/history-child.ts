/**
 * A process of its own that writes into the log as fast as it can, until it is killed. It says what is on disk, line by
 * line, after the call has returned: `opened ID`, `closed ID`, `settled ID`.
 */
import { writeSync } from 'node:fs';
import { openHistory } from '../../src/main/storage/history';
import { goodCheck, recordingLog, sampleAlert, sampleIncident, sampleTimeline } from './history-samples';

const [file = '', run = ''] = process.argv.slice(2);
const clock = {
  now: () => Date.now(),
  after: (delayMs: number, callback: () => void): (() => void) => {
    const timer = setTimeout(callback, delayMs);
    return () => clearTimeout(timer);
  },
};
// Straight to the pipe: a buffered line would die with the process.
const say = (line: string): void => void writeSync(1, `${line}\n`);

const { history, trouble } = openHistory({ file, clock, log: recordingLog(), onTrouble: () => undefined });
if (trouble !== null) say(`trouble ${trouble.key}`);

function writeOne(count: number): void {
  const id = `${run}-${count}`;
  const at = Date.now();
  history.recordCheck(id, goodCheck(at));
  const alert = sampleAlert({ id: `${id}-down`, incidentId: id });
  history.openIncident(sampleIncident({ id, siteId: id, startedAt: at }), sampleTimeline(at), alert);
  say(`opened ${id}`);
  if (count % 3 !== 0) {
    history.settleAlert(alert, { kind: 'notified', at, alert: 'down', via: 'test' });
    say(`settled ${alert.id}`);
  }
  if (count % 2 === 0) {
    const recovered = sampleAlert({ id: `${id}-recovered`, kind: 'recovered', incidentId: id, endedAt: at });
    history.closeIncident(id, at, [{ kind: 'recovered', at, durationMs: 0 }], recovered);
    say(`closed ${id}`);
  }
}

let count = 0;
// Turn by turn, so that the batches of checks are written between the incidents.
setInterval(() => {
  for (let turn = 0; turn < 5; turn += 1) writeOne((count += 1));
});
