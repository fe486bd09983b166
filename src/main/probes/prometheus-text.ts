/**
 * What is needed of Prometheus' text format (https://prometheus.io/docs/instrumenting/exposition_formats/): values of
 * metrics without labels. That is one kind of line, so no library.
 */
const sampleLine = /^([a-zA-Z_:][a-zA-Z0-9_:]*)[ \t]+(\S+)(?:[ \t]+-?\d+)?[ \t]*$/;

/** The value of a metric without labels; null where it is not there once, or is no number. */
export function valueOf(text: string, metric: string): number | null {
  const values = text.split(/\r?\n/).flatMap((line) => {
    const [, name, value = ''] = sampleLine.exec(line) ?? [];
    return name === metric ? [Number(value)] : [];
  });
  const [value = Number.NaN] = values;
  return values.length === 1 && Number.isFinite(value) ? value : null;
}

/**
 * By what a blackbox_exporter looked: its module names a prober, which its answer shows by the metrics of that prober.
 * Null for those (icmp, dns, grpc) that no check of ours is about.
 */
export function proberOf(text: string): 'http' | 'tcp' | null {
  const has = (metric: string): boolean => valueOf(text, metric) !== null;
  if (has('probe_http_status_code')) return 'http';
  // The http and the tcp prober look for words, and only they.
  return has('probe_failed_due_to_regex') ? 'tcp' : null;
}
