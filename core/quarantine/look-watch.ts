import type { Look } from './quarantine.ts';

/** How long a sandbox may go by what it read of the gates. */
export const LOOK_LIFE_MILLISECONDS = 1_000;

/**
 * After this time no sandbox goes by a look from before: only then may an event that stands in line be acknowledged, because
 * a later one of its user could be handled before it. The margin is for clocks that do not run alike.
 */
export const LOOKS_OUTLIVED_MILLISECONDS = LOOK_LIFE_MILLISECONDS + 200;

/** How the gates are read, strongly, and the clock. */
export interface LookWatchPorts {
  readonly look: () => Promise<Look>;
  readonly now: () => Date;
}

/** A sandbox's memory of the gates: one read a second at most, and none without traffic. */
export class LookWatch {
  readonly #ports: LookWatchPorts;
  #last: { readonly look: Look; readonly askedAt: number } | undefined;
  #underWay: Promise<unknown> | undefined;

  constructor(ports: LookWatchPorts) {
    this.#ports = ports;
  }

  /** The gates as they were at most a second ago. Throws when they have to be read and cannot be. */
  async look(): Promise<Look> {
    const look = this.#fresh();
    if (look !== undefined) return look;
    // The messages of a batch look at the same time: what one of them reads is for all.
    if (this.#underWay !== undefined) await this.#underWay.catch(() => undefined);
    return this.#fresh() ?? (await this.read());
  }

  /** The gates as they are. */
  async read(): Promise<Look> {
    const askedAt = this.#ports.now().getTime();
    const reading = this.#ports.look();
    this.#underWay = reading;
    try {
      const look = await reading;
      this.#last = { look, askedAt };
      return look;
    } finally {
      if (this.#underWay === reading) this.#underWay = undefined;
    }
  }

  #fresh(): Look | undefined {
    if (this.#last === undefined) return undefined;
    const age = this.#ports.now().getTime() - this.#last.askedAt;
    // A clock that was set back makes the age negative: then nothing is known of it.
    return age >= 0 && age < LOOK_LIFE_MILLISECONDS ? this.#last.look : undefined;
  }
}
