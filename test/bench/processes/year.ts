/** Writes the year in a thread of its own: what that takes in memory must not be collected while somebody is timed. */
import { parentPort, workerData } from 'node:worker_threads';
import { writeYear } from '../year-of-evidence';
import type { EvidenceSize } from '../year-of-evidence';

const { file, ...size } = workerData as EvidenceSize & { file: string };
parentPort?.postMessage(writeYear(file, size));
