import { join } from 'node:path';
import log from 'electron-log/node';
import type { Log } from './ports';

const mebibyte = 1024 * 1024;

/** The log file of the app itself, `logs/nachtwache.log` in the data folder; at 1 MiB it is kept once as `.old`. */
export function openLogFile(dataDir: string): Log {
  log.transports.console.level = false;
  log.transports.file.level = 'info';
  log.transports.file.maxSize = mebibyte;
  log.transports.file.resolvePathFn = () => join(dataDir, 'logs', 'nachtwache.log');
  const write = (level: 'info' | 'warn' | 'error', sentence: string, error: unknown): void =>
    error === undefined ? log[level](sentence) : log[level](sentence, error);
  return {
    info: (sentence) => write('info', sentence, undefined),
    warn: (sentence, error) => write('warn', sentence, error),
    error: (sentence, error) => write('error', sentence, error),
  };
}
