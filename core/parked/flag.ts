/**
 * Whether anything may be parked. One flag for the whole pipeline, so that a delivery need not ask for its own user.
 *
 *     unset ─► open ◄──► closing ─► clear
 *                ▲                    │
 *                └────────────────────┘
 *
 * Whoever parks an event makes sure that it is open before the event is acknowledged; the drain alone clears it.
 */
export interface Flag {
  /** `clear`: nothing is parked. In every other state a delivery asks for the line of its group. */
  readonly state: 'unset' | 'clear' | 'open' | 'closing';
  /** Counts how often it was opened, out of `closing` too: a change to it names the epoch that it read. */
  readonly epoch: number;
  /** Counts how often it ceased to be clear: within one episode it was never clear. */
  readonly episode: number;
  /** True once it was clear for the first time: from then on no entry of the layout before is parked. */
  readonly adopted: boolean;
}

/** The flag of a pipeline in which it was never written. */
export const UNSET_FLAG: Flag = { state: 'unset', epoch: 0, episode: 0, adopted: false };

/** How long a sandbox may go by what it read of the flag. */
export const LOOK_LIFE_MILLISECONDS = 1_000;

/**
 * How long a sandbox that knows the flag not to be clear waits before it acknowledges an event that it parked: by then no
 * other sandbox goes by a look from before. The margin is for clocks that do not run alike.
 */
export const LOOKS_OUTLIVED_MILLISECONDS = LOOK_LIFE_MILLISECONDS + 200;

/** The flag once it is opened: another epoch, and another episode where it was clear. */
export function opened(flag: Flag): Flag {
  return { ...flag, state: 'open', epoch: flag.epoch + 1, episode: episodeOf(flag) };
}

/** The flag once it is announced that it will be cleared. */
export function closing(flag: Flag): Flag {
  return { ...flag, state: 'closing', episode: episodeOf(flag) };
}

/** The flag once it is clear. */
export function cleared(flag: Flag): Flag {
  return { ...flag, state: 'clear', adopted: true };
}

function episodeOf({ state, episode }: Flag): number {
  return state === 'unset' || state === 'clear' ? episode + 1 : episode;
}
