import { execFileSync } from 'node:child_process';
import { availableParallelism, cpus, getPriority, release, totalmem } from 'node:os';

/** Where and with what figures were measured, as sentences for a reader. */
export interface Machine {
  date: string;
  commit: string;
  hardware: string;
  software: string;
}

export function readMachine(): Machine {
  const model = cpus()[0]?.model.trim() ?? 'unknown processor';
  const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`;
  const peers = [
    `check_http ${version(['dpkg-query', '-W', '-f', '${Version}', 'monitoring-plugins-basic'])}`,
    `blackbox_exporter ${version(['dpkg-query', '-W', '-f', '${Version}', 'prometheus-blackbox-exporter'])}`,
  ];
  return {
    date: new Date().toISOString().slice(0, 10),
    commit: version(['git', 'rev-parse', '--short', 'HEAD']),
    hardware: `${availableParallelism()} cores (${model}), ${memory}`,
    software: [`Linux ${release()}`, `Node ${process.versions.node}`, ...peers, ...priority()].join(', '),
  };
}

/** Inherited by all that the bench starts: who has priority is disturbed less by whoever else is at work. */
function priority(): string[] {
  return getPriority() === 0 ? [] : [`all at nice ${getPriority()}`];
}

function version([command = '', ...args]: readonly string[]): string {
  try {
    return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    // Another system than Debian, or no checkout: the page says so.
    return 'of an unknown version';
  }
}
