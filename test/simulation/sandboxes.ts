import { Sandbox } from './sandbox.ts';
import type { World } from './world.ts';

/** Even where one is idle, a delivery now and then goes to a new sandbox. */
const NEW_CHANCE = 0.02;
/** Lambda keeps no more idle ones than were needed of late; of these any may be the next. */
const MOST_IDLE = 20;

/** The sandboxes of the intake. */
export class Sandboxes {
  readonly #world: World;
  readonly #idle: Sandbox[] = [];

  constructor(world: World) {
    this.#world = world;
  }

  take(): Sandbox {
    const { random } = this.#world;
    const index = random.whole(0, this.#idle.length - 1);
    const [sandbox] = random.chance(NEW_CHANCE) ? [] : this.#idle.splice(index, 1);
    return sandbox ?? new Sandbox(this.#world);
  }

  /** Puts back one that is done with its delivery. One that died is not. */
  putBack(sandbox: Sandbox): void {
    if (this.#idle.length < MOST_IDLE) this.#idle.push(sandbox);
  }
}
