import { readdirSync, readFileSync } from 'node:fs';

/** What the processes of a tree have used: CPU seconds by what they are, and their memory in MB. */
export interface TreeUse {
  /** By `main process`, `database`, or the name of the function whose sandboxes they are. */
  readonly cpu: ReadonlyMap<string, number>;
  readonly megabytes: number;
}

/** As Linux counts them. */
const TICKS_PER_SECOND = 100;
const KILOBYTES_PER_MEGABYTE = 1_024;

/** Reads it from the kernel; nothing where it has no /proc. */
export function treeUse(root: number): TreeUse {
  const processes = allProcesses();
  const cpu = new Map<string, number>();
  let megabytes = 0;
  for (const each of processes.values()) {
    if (!isBelow(each.pid, root, processes)) continue;
    const role = roleOf(each, root);
    cpu.set(role, (cpu.get(role) ?? 0) + each.seconds);
    megabytes += each.megabytes;
  }
  return { cpu, megabytes };
}

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
  /** Of which function it is a sandbox. */
  readonly functionName: string | undefined;
  readonly seconds: number;
  readonly megabytes: number;
}

function roleOf({ pid, command, functionName }: Process, root: number): string {
  if (pid === root) return 'main process';
  return command.includes('dynoxide') ? 'database' : (functionName ?? 'others');
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
    const environment = readFileSync(`/proc/${pid}/environ`, 'utf8');
    return {
      pid,
      parent: parent ?? 0,
      command: readFileSync(`/proc/${pid}/cmdline`, 'utf8'),
      functionName: /(?:^|\0)AWS_LAMBDA_FUNCTION_NAME=([^\0]+)/.exec(environment)?.[1],
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
