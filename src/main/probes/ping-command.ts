import { win32 } from 'node:path';

export interface PingCommand {
  program: string;
  args: string[];
}

/**
 * The system's ping for one IP address, told to end by itself after `limitSeconds`. It goes on until the first answer
 * where it can, since a single lost packet is no outage. An address instead of a name: nothing is looked up, and nothing
 * could be taken for an option.
 */
export function pingCommand(
  platform: NodeJS.Platform,
  address: string,
  limitSeconds: number,
  environment: NodeJS.ProcessEnv,
): PingCommand {
  const isIPv6 = address.includes(':');
  const seconds = String(limitSeconds);
  if (platform === 'win32') {
    // Its full path, since Windows looks into the current folder first.
    const program = win32.join(environment['SystemRoot'] ?? 'C:\\Windows', 'System32', 'PING.EXE');
    return { program, args: ['-n', '1', '-w', String(limitSeconds * 1000), isIPv6 ? '-6' : '-4', address] };
  }
  if (platform === 'darwin') {
    // ping6 knows no total limit, but one packet a second.
    if (isIPv6) return { program: 'ping6', args: ['-n', '-o', '-c', seconds, address] };
    return { program: 'ping', args: ['-n', '-o', '-t', seconds, address] };
  }
  // Of iputils and BusyBox; with `-w`, `-c` counts answers.
  return { program: 'ping', args: ['-c', '1', '-w', seconds, address] };
}

/**
 * The time of the first answer in milliseconds, whatever the language: `time=0.29 ms`, `Zeit=12ms`, `Zeit<1ms`. Null
 * where there was none. The exit code does not tell: Windows' is 0 for "host unreachable", too.
 */
export function readPingTime(output: string): number | null {
  for (const line of output.split(/\r?\n/)) {
    // Windows' summary ("Minimum = 1ms") comes after the answer; the others' ("time 1002ms") has no such sign.
    const [, sign, number = ''] = /([=<])\s?(\d+(?:[.,]\d+)?)\s?ms\b/.exec(line) ?? [];
    if (sign !== undefined) return Number(number.replace(',', '.'));
  }
  return null;
}
