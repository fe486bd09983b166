import { startProgram } from './service-program';
import type { ServiceProgram } from './service-program';
import { freePort } from './site-server';

/** Debian's prometheus, which asks others once a second and keeps what they say. */
export interface Prometheus extends ServiceProgram {
  /** With a path of its own, as behind a proxy, and a slash at the end. */
  url: string;
}

export interface PrometheusOptions {
  /** A blackbox_exporter's port and what it is to look at; the address is the value's label `instance`. */
  blackbox?: { port: number; targets: string[] };
  /** The port of somebody who shows metrics; they come with `job="shown"`. */
  shownPort?: number;
}

export async function startPrometheus(options: PrometheusOptions): Promise<Prometheus> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/prometheus/`;
  const program = await startProgram({
    program: 'prometheus',
    // JSON is YAML, too.
    files: { 'prometheus.yml': JSON.stringify(configuration(options)) },
    arguments: (folder) => [
      `--config.file=${folder}/prometheus.yml`,
      `--storage.tsdb.path=${folder}/data`,
      `--web.listen-address=127.0.0.1:${port}`,
      '--web.route-prefix=/prometheus',
    ],
    readyUrl: `${url}-/ready`,
  });
  return { ...program, url };
}

function configuration({ blackbox, shownPort }: PrometheusOptions): object {
  const jobs: object[] = [];
  if (blackbox !== undefined) {
    jobs.push({
      job_name: 'blackbox',
      metrics_path: '/probe',
      params: { module: ['http_2xx'] },
      static_configs: [{ targets: blackbox.targets }],
      // As in the exporter's own README: the address to look at becomes parameter and label, the exporter is asked.
      relabel_configs: [
        { source_labels: ['__address__'], target_label: '__param_target' },
        { source_labels: ['__param_target'], target_label: 'instance' },
        { target_label: '__address__', replacement: `127.0.0.1:${blackbox.port}` },
      ],
    });
  }
  if (shownPort !== undefined) {
    jobs.push({ job_name: 'shown', static_configs: [{ targets: [`127.0.0.1:${shownPort}`] }] });
  }
  return { global: { scrape_interval: '1s', scrape_timeout: '1s' }, scrape_configs: jobs };
}
