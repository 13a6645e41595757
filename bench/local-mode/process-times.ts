import { readdirSync, readFileSync } from 'node:fs';

/** What the processes of a tree have used: CPU seconds by what they are, and their memory in MB. */
export interface TreeUse {
  readonly cpu: Readonly<Record<Role, number>>;
  readonly megabytes: number;
}

export type Role = 'main' | 'database' | 'functions';

/** As Linux counts them. */
const TICKS_PER_SECOND = 100;
const KILOBYTES_PER_MEGABYTE = 1_024;

/** Reads it from the kernel; all zero where it has no /proc. */
export function treeUse(root: number): TreeUse {
  const processes = allProcesses();
  const cpu = { main: 0, database: 0, functions: 0 };
  let megabytes = 0;
  for (const each of processes.values()) {
    if (!isBelow(each.pid, root, processes)) continue;
    const role: Role =
      each.pid === root ? 'main' : each.command.includes('dynoxide') ? 'database' : 'functions';
    cpu[role] += each.seconds;
    megabytes += each.megabytes;
  }
  return { cpu, megabytes };
}

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
  readonly seconds: number;
  readonly megabytes: number;
}

function allProcesses(): ReadonlyMap<number, Process> {
  const pids = entriesOfProc().filter((name) => /^\d+$/.test(name));
  const found = pids.flatMap((name) => {
    const read = readProcess(Number(name));
    return read === undefined ? [] : [[read.pid, read] as const];
  });
  return new Map(found);
}

function entriesOfProc(): readonly string[] {
  try {
    return readdirSync('/proc');
  } catch {
    return [];
  }
}

/** Undefined where it has ended meanwhile. */
function readProcess(pid: number): Process | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name, in brackets, may hold anything.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [parent, user, system] = [fields[1], fields[11], fields[12]].map(Number);
    const resident = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return {
      pid,
      parent: parent ?? 0,
      command: readFileSync(`/proc/${pid}/cmdline`, 'utf8'),
      seconds: ((user ?? 0) + (system ?? 0)) / TICKS_PER_SECOND,
      megabytes: Number(resident ?? 0) / KILOBYTES_PER_MEGABYTE,
    };
  } catch {
    return undefined;
  }
}

function isBelow(pid: number, root: number, processes: ReadonlyMap<number, Process>): boolean {
  for (let at: number | undefined = pid; at !== undefined && at > 1; at = processes.get(at)?.parent)
    if (at === root) return true;
  return false;
}
