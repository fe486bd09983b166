/** Whether we judge the fault collection as others do. Every difference has a reason, or the row is missed. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeCertificates } from '../../support/certificates';
import { openFaults } from '../faults';
import type { Fault } from '../faults';
import { atMost, figure } from '../harness/figure';
import type { Row } from '../harness/row';
import { startWorker } from '../harness/worker';
import { checkHttpCommand, startBlackbox } from '../peers';
import type { Blackbox } from '../peers';
import type { WatchCalls } from '../processes/watch';

type Verdict = 'up' | 'down';
type Peer = 'check_http' | 'blackbox_exporter';

const timeoutSeconds = 3;

/** Why one of them says otherwise than we do. */
const endOfPage = 'takes the end of the connection for the end of the page, whatever length was promised';
const certificateUnseen =
  'looks at the end of a certificate only, as its help says: neither at its name nor at who signed it';
const readsOn = 'reads on until its time is over; we stop after 2 MiB, judge what we have and say so';
const reasons: Record<Peer, Partial<Record<string, string>>> = {
  check_http: {
    'reset in the middle of the body': endOfPage,
    'closed before the promised length': endOfPage,
    'a body without end': readsOn,
    'TLS, wrong name': certificateUnseen,
    'TLS, self-signed': certificateUnseen,
    'TLS, unknown authority': certificateUnseen,
  },
  blackbox_exporter: { 'a body without end': readsOn },
};

export const verdicts: Row = {
  name: 'verdicts',
  about:
    'Thirty servers that are broken in every known way, or well, judged by the probe, by `check_http` and by `blackbox_exporter`.',
  whyMissed: 'A difference without a reason is a bug of one of us.',
  run: async ({ folder, say }) => {
    const certificates = makeCertificates();
    const caFile = join(folder, 'authority.pem');
    writeFileSync(caFile, certificates.authority);
    const collection = await openFaults(certificates);
    const env = { NODE_EXTRA_CA_CERTS: caFile };
    const watch = startWorker<WatchCalls>('watch', { core: 'subject', env });
    const blackboxFolder = join(folder, 'blackbox');
    mkdirSync(blackboxFolder);
    const words = { timeoutSeconds, keyword: { text: 'Wort', mustOccur: true } };
    const blackbox = await startBlackbox(blackboxFolder, words, caFile);
    const notes: string[] = [];
    let unexplained = 0;
    for (const fault of collection.faults) {
      say(fault.name);
      const check = { ...fault, timeoutSeconds };
      const ours = await watch.ask('probeOnce', { folder, ...check });
      const others: [Peer, Verdict][] = [
        ['check_http', await byCheckHttp(check, caFile)],
        ['blackbox_exporter', await byBlackbox(check, blackbox)],
      ];
      for (const [peer, theirs] of others) {
        if (theirs === ours.verdict) continue;
        const reason = reasons[peer][fault.name];
        if (reason === undefined) unexplained += 1;
        notes.push(
          `${fault.name}: ${ours.verdict} (${ours.said}), ${peer} says ${theirs}: ${reason ?? 'NO REASON KNOWN'}`,
        );
      }
    }
    await Promise.all([watch.end(), blackbox.end(), collection.close()]);
    const count = collection.faults.length;
    return [
      figure('Verdicts on the fault collection that differ without a reason', [unexplained], {
        digits: 0,
        reach: atMost(0),
        notes: [`${count} faults and good answers, each asked of check_http and blackbox_exporter`, ...notes],
      }),
    ];
  },
};

type TimedFault = Fault & { timeoutSeconds: number };

async function byCheckHttp(check: TimedFault, caFile: string): Promise<Verdict> {
  const [program = '', ...args] = checkHttpCommand(check);
  const env = { ...process.env, SSL_CERT_FILE: caFile };
  const child = spawn(program, args, { env, stdio: 'ignore', timeout: 20_000, killSignal: 'SIGKILL' });
  await once(child, 'exit');
  return child.exitCode === 0 ? 'up' : 'down';
}

async function byBlackbox(check: TimedFault, blackbox: Blackbox): Promise<Verdict> {
  const metrics = await (await fetch(blackbox.probeUrl(check))).text();
  return /^probe_success 1$/m.test(metrics) ? 'up' : 'down';
}
