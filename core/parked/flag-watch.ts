import { type Flag, LOOK_LIFE_MILLISECONDS } from './flag.ts';

/** What one sandbox knows of the flag. */
export interface FlagView {
  /** True while a look needs no read. */
  isFresh(): boolean;
  /** The flag as it was at most a second ago. Throws when it has to be read and cannot be. */
  look(): Promise<Flag>;
  /** The flag as it is. Throws when it cannot be read. */
  read(): Promise<Flag>;
  /** Takes note of a flag that was just written by this sandbox. */
  note(flag: Flag): void;
  /** Since when this sandbox knows that the flag has not been clear, up to the given reading of it. */
  notClearSince(flag: Flag): Date;
}

/** How the flag is read, consistently, and the clock. */
export interface FlagWatchPorts {
  readonly flag: () => Promise<Flag>;
  readonly now: () => Date;
}

/**
 * A sandbox's memory of the flag: one read a second at most, however many deliveries it takes.
 *
 * Ages are counted from before a read was sent, and knowledge from after its answer, on this sandbox's clock alone. The
 * clock must be one that goes on while the sandbox is frozen.
 */
export class FlagWatch implements FlagView {
  readonly #ports: FlagWatchPorts;
  #last: { readonly flag: Flag; readonly askedAt: number } | undefined;
  #busy: { readonly episode: number; readonly since: Date } | undefined;

  constructor(ports: FlagWatchPorts) {
    this.#ports = ports;
  }

  isFresh(): boolean {
    return this.#fresh() !== undefined;
  }

  async look(): Promise<Flag> {
    return this.#fresh() ?? (await this.read());
  }

  async read(): Promise<Flag> {
    const askedAt = this.#ports.now().getTime();
    const flag = await this.#ports.flag();
    this.#last = { flag, askedAt };
    this.#noteBusy(flag);
    return flag;
  }

  note(flag: Flag): void {
    this.#last = undefined;
    this.#noteBusy(flag);
  }

  notClearSince({ episode }: Flag): Date {
    return this.#busy?.episode === episode ? this.#busy.since : this.#ports.now();
  }

  #fresh(): Flag | undefined {
    if (this.#last === undefined) return undefined;
    const age = this.#ports.now().getTime() - this.#last.askedAt;
    // A clock that was set back makes the age negative: then nothing is known of it.
    return age >= 0 && age < LOOK_LIFE_MILLISECONDS ? this.#last.flag : undefined;
  }

  #noteBusy({ state, episode }: Flag): void {
    if (state !== 'open' && state !== 'closing') return;
    if (this.#busy?.episode !== episode) this.#busy = { episode, since: this.#ports.now() };
  }
}
