import { readdirSync, readFileSync } from 'node:fs';

/** CPU time of this process, user and system, in milliseconds. */
export function ownCpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Linux counts in hundredths of a second here, whatever the kernel's own rhythm (USER_HZ). */
const tickMs = 10;

/** CPU time of this process's children that have ended, in milliseconds (proc_pid_stat(5), cutime and cstime). */
export function endedChildrenCpuMs(): number {
  const [utime, stime] = statFields('self').slice(13, 15);
  return (Number(utime) + Number(stime)) * tickMs;
}

/** CPU time of a process's threads, in milliseconds, exact to the nanosecond; threads that have ended are not in it. */
export function threadsCpuMs(pid: number): number {
  const threads = readdirSync(`/proc/${pid}/task`);
  const ns = threads.map((thread) =>
    Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]),
  );
  return ns.reduce((sum, each) => sum + each, 0) / 1e6;
}

/** What follows the name, which may hold spaces and brackets: so field 3 of the manual is number 0. */
function statFields(pid: string): string[] {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}
