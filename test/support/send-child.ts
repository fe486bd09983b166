/**
 * A process of its own that sends messages to clients until it is killed. `first`: opens the log, writes twelve drafts and
 * orders them; `again`: the start after that, which does what the app does then. It says `began` once something is ordered,
 * and `ended` when nothing is left to be sent.
 */
import { writeSync } from 'node:fs';
import { openHistory } from '../../src/main/storage/history';
import { systemClock as clock } from '../../src/main/system-clock';
import { recordingLog } from './history-samples';
import { sender } from './mail-sender';
import { openOutage, openSendingRoom, roomAccount, roomDraft, roomIncidents, seenAll } from './sending-room';

const [file = '', port = '', start = ''] = process.argv.slice(2);
// Straight to the pipe: a buffered line would die with the process.
const say = (line: string): void => void writeSync(1, `${line}\n`);

const { history } = openHistory({ file, clock, log: recordingLog(), onTrouble: () => undefined });
const { messaging } = openSendingRoom({
  ...{ history, clock, port: Number(port) },
  sendMail: sender({ with: roomAccount(Number(port)) }),
  newId: () => crypto.randomUUID(),
  parts: {
    onProgress: (sending) => {
      say(sending === null ? 'ended' : 'began');
    },
  },
});
if (start === 'first') {
  openOutage(history, roomIncidents(12));
  const drafts = roomIncidents(12).map((_, index) => roomDraft(index, { createdAt: clock.now() }));
  history.putMessages(drafts);
  const ids = drafts.map(({ id }) => id);
  void messaging.handlers['messages.sendAll']({ ids, despite: seenAll(ids) });
} else {
  messaging.recover();
  messaging.resume();
}
