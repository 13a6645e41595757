import { existsSync, mkdirSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A process that has only a share of a core, until it is let go. */
export interface Limited {
  /** How it is held to its share. */
  readonly by: 'cgroup' | 'stopping it';
  end(): void;
}

/** As Lambda does it, most likely: a slice in every so many microseconds. */
const PERIOD_MICROSECONDS = 20_000;
/** Signals are not as exact as the kernel: longer slices make up for it. */
const STOPPING_PERIOD_MILLISECONDS = 50;
const CGROUPS = '/sys/fs/cgroup';

/** Holds a process to its share of a core: by the kernel where it may be asked, else by stopping it for the rest of the time. */
export function limitToShare(pid: number, share: number): Limited {
  return byCgroup(pid, share) ?? byStopping(pid, share);
}

/** Undefined where there are no cgroups, or none may be made. */
function byCgroup(pid: number, share: number): Limited | undefined {
  const isOfOneTree = existsSync(join(CGROUPS, 'cgroup.controllers'));
  const folder = join(CGROUPS, isOfOneTree ? '' : 'cpu', `wallet-webhooks-bench-${pid}`);
  const quota = Math.round(PERIOD_MICROSECONDS * share);
  try {
    mkdirSync(folder);
    if (isOfOneTree) writeFileSync(join(folder, 'cpu.max'), `${quota} ${PERIOD_MICROSECONDS}`);
    else {
      writeFileSync(join(folder, 'cpu.cfs_period_us'), String(PERIOD_MICROSECONDS));
      writeFileSync(join(folder, 'cpu.cfs_quota_us'), String(quota));
    }
    writeFileSync(join(folder, 'cgroup.procs'), String(pid));
    return { by: 'cgroup', end: () => remove(folder) };
  } catch {
    remove(folder);
    return undefined;
  }
}

function remove(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // It was never made, or its process is not gone yet: an empty one costs nothing.
  }
}

function byStopping(pid: number, share: number): Limited {
  let timer: NodeJS.Timeout;
  const run = () => {
    signal(pid, 'SIGCONT');
    timer = setTimeout(stop, STOPPING_PERIOD_MILLISECONDS * share);
  };
  const stop = () => {
    signal(pid, 'SIGSTOP');
    timer = setTimeout(run, STOPPING_PERIOD_MILLISECONDS * (1 - share));
  };
  run();
  return {
    by: 'stopping it',
    end: () => {
      clearTimeout(timer);
      signal(pid, 'SIGCONT');
    },
  };
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It is gone.
  }
}
