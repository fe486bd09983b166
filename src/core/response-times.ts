/** How many checks came out how. */
export interface CheckTally {
  good: number;
  /** Answered, but with a concern: slow, or a certificate that ends soon. */
  degraded: number;
  blocked: number;
  failed: number;
  /** Says nothing about the site: the own line was down, or a source did not answer. */
  skipped: number;
}

/** The response times of a stretch of time, in milliseconds; null where the site answered no check. */
export interface ResponseTimes {
  tally: CheckTally;
  minMs: number | null;
  meanMs: number | null;
  /** 95 of 100 answers were as fast. Where hours were put together, their mean by answers: an approximation. */
  p95Ms: number | null;
  maxMs: number | null;
}

/** A point of a chart: from (inclusive) and to (exclusive) in epoch milliseconds. */
export interface ResponseTimePoint extends ResponseTimes {
  fromMs: number;
  toMs: number;
}
