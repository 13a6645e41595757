import { isForgetting } from '../forget/is-forgetting.ts';
import type { ObjectStore } from '../object-store.ts';
import { type StoredCheckpoint, writeCheckpoint } from './checkpoint-store.ts';
import type { Lease, ReplayCheckpoint } from './replay-checkpoint.ts';

/** For so long nobody else takes a replay on whose worker is silent. */
const LEASE_MILLISECONDS = 5 * 60_000;
/** What a call to the queue may take, and clocks may differ by. */
const MARGIN_MILLISECONDS = 30_000;

/** What a worker changes in its checkpoint. */
export type Progress = Partial<
  Pick<ReplayCheckpoint, 'state' | 'prepared' | 'position' | 'counts' | 'refused' | 'problems'>
>;

/** A replay in the hands of one worker, for as long as its lease lasts. Every write renews the lease. */
export class HeldReplay {
  readonly #store: ObjectStore;
  readonly #now: () => Date;
  readonly #holder: string;
  #until: Date;
  #stored: StoredCheckpoint;

  constructor(stored: StoredCheckpoint, lease: Lease, { store, now }: LeasePorts) {
    this.#store = store;
    this.#now = now;
    this.#stored = stored;
    this.#holder = lease.holder;
    this.#until = new Date(lease.until);
  }

  get checkpoint(): ReplayCheckpoint {
    return this.#stored.checkpoint;
  }

  /** Whether the worker may send: soon after its lease, somebody else may. Renews the lease when it is about to end. */
  async mayGoOn(): Promise<boolean> {
    const isFresh = this.#now().getTime() < this.#until.getTime() - MARGIN_MILLISECONDS;
    return isFresh || (await this.keep());
  }

  /** Keeps what was done. False where the replay is no longer in this worker's hands: it was aborted, or somebody took it on. */
  async keep(progress: Progress = {}): Promise<boolean> {
    const at = this.#now();
    const lease = leaseFrom(this.#holder, at);
    if (!(await this.#write({ ...this.#next(progress, at), lease }))) return false;
    this.#until = new Date(lease.until);
    return true;
  }

  /** Keeps what was done, and lets go. False as `keep` has it. */
  letGo(progress: Progress = {}): Promise<boolean> {
    return this.#write(this.#next(progress, this.#now()));
  }

  #next(progress: Progress, at: Date): ReplayCheckpoint {
    const { lease: _, ...unheld } = this.checkpoint;
    return { ...unheld, ...progress, updatedAt: at.toISOString() };
  }

  async #write(checkpoint: ReplayCheckpoint): Promise<boolean> {
    const written = await writeCheckpoint(this.#store, checkpoint, this.#stored);
    if (written !== undefined) this.#stored = written;
    return written !== undefined;
  }
}

/** Where checkpoints are, and the time. */
export interface LeasePorts {
  readonly store: ObjectStore;
  readonly now: () => Date;
}

/** Takes an unfinished replay on that nobody works on. Undefined where somebody does, or was quicker, or where it is over. */
export async function takeReplay(
  stored: StoredCheckpoint,
  holder: string,
  ports: LeasePorts,
): Promise<HeldReplay | undefined> {
  const { checkpoint } = stored;
  const at = ports.now();
  if (checkpoint.state !== 'running' || isHeld(checkpoint, at)) return undefined;
  // It was begun at the very moment, and whoever began it died before they saw that.
  if (await isForgetting(ports.store)) return undefined;
  const lease = leaseFrom(holder, at);
  const taken = await writeCheckpoint(
    ports.store,
    { ...checkpoint, lease, updatedAt: at.toISOString() },
    stored,
  );
  return taken && new HeldReplay(taken, lease, ports);
}

/** Whether somebody works on it. */
export function isHeld({ lease }: ReplayCheckpoint, at: Date): boolean {
  return lease !== undefined && lease.until > at.toISOString();
}

/** A lease that begins now. */
export function leaseFrom(holder: string, at: Date): Lease {
  return { holder, until: new Date(at.getTime() + LEASE_MILLISECONDS).toISOString() };
}
