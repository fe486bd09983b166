/**
 * Milliseconds of the system's monotonic clock. Unlike `performance.now()`, which begins with the process, they can be
 * compared between processes.
 */
export const sharedNowMs = (): number => Number(process.hrtime.bigint()) / 1e6;

export const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
