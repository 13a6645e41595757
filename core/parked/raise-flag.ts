import type { Flag } from './flag.ts';

/** How the flag is read and opened. */
export interface RaisePorts {
  readonly read: () => Promise<Flag>;
  /** Undefined where it is no longer as it was read. */
  readonly open: (read: Flag) => Promise<Flag | undefined>;
  /** Asked before another attempt. @default three attempts are made */
  readonly isOver?: () => boolean;
}

/** The flag, open. */
export interface Raised {
  readonly flag: Flag;
  /** True where this opened it. */
  readonly opened: boolean;
  /** True where nothing was parked before. */
  readonly isNewEpisode: boolean;
}

/** Somebody else changed it in between: then it is open, or was just cleared. */
const ATTEMPTS = 3;

/** Opens the flag unless it is open. Throws where that cannot be done. */
export async function raiseFlag({ read, open, isOver }: RaisePorts): Promise<Raised> {
  for (let attempt = 1; attempt <= ATTEMPTS && (attempt === 1 || isOver?.() !== true); attempt += 1) {
    const before = await read();
    if (before.state === 'open') return { flag: before, opened: false, isNewEpisode: false };
    const flag = await open(before);
    if (flag !== undefined) return { flag, opened: true, isNewEpisode: flag.episode !== before.episode };
  }
  throw new FlagNotRaisedError();
}

/** The flag was changed by others whenever it was to be opened. */
export class FlagNotRaisedError extends Error {
  readonly code = 'flag-not-raised';

  constructor() {
    super('the flag of parked events was changed by others whenever it was to be opened');
    this.name = 'FlagNotRaisedError';
  }
}
