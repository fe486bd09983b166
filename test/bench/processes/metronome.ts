/** Does nothing but wake up, on the core of the subject: by how much it is late is the machine's own share of any lateness. */
import { answerCalls } from '../harness/calls';

export type MetronomeCalls = {
  /** By how many milliseconds each waking was late since it was asked last. */
  takeLateness: (nothing: null) => number[];
};

const beatMs = 25;
let lateness: number[] = [];

function beat(dueMs: number): void {
  const nowMs = performance.now();
  lateness.push(nowMs - dueMs);
  const nextMs = nowMs + beatMs;
  setTimeout(() => beat(nextMs), beatMs);
}
beat(performance.now());

answerCalls({
  takeLateness: () => {
    const taken = lateness;
    lateness = [];
    return taken;
  },
} satisfies MetronomeCalls);
