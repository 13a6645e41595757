import type { SimulatedEvent } from './simulated-events.ts';
import type { SimulatedIntake } from './simulated-intake.ts';
import { DAY, HOUR, MINUTE } from './virtual-time.ts';
import type { World } from './world.ts';

const SENT_TWICE_CHANCE = 0.03;
const RESENT_CHANCE = 0.05;
/** The last resend is within the 90 days for which the providers keep their messages. */
const LAST_RESEND = 89 * DAY;
const MAX_RESENDS_OF_GIVEN_UP = 3;

/** Sends events as their provider would, until it is acknowledged or the provider gives up, and operators resend. */
export class SimulatedProvider {
  readonly #world: World;
  readonly #intake: SimulatedIntake;

  constructor(world: World, intake: SimulatedIntake) {
    this.#world = world;
    this.#intake = intake;
  }

  async send(event: SimulatedEvent): Promise<void> {
    const { time, random } = this.#world;
    await time.sleep(event.createdAt);
    const copy = random.chance(SENT_TWICE_CHANCE) ? this.#sendCopy(event) : undefined;
    const isDone = await this.#attempt(event);
    if (!isDone) await this.#recover(event);
    await copy;
    if (random.chance(RESENT_CHANCE)) await this.#resendLater(event);
  }

  /** Every attempt of the schedule. */
  async #attempt(event: SimulatedEvent): Promise<boolean> {
    const { time, random, tally } = this.#world;
    const { schedule } = event.source;
    for (let failures = 1; ; failures += 1) {
      const answer = await this.#intake.deliver(event);
      if (schedule.succeeds(answer)) return true;
      const delay = schedule.delay(failures, answer, random);
      if (delay === undefined) return false;
      await time.sleep(delay);
      tally.add('retried');
    }
  }

  /** Nearly at once, or a while later. */
  async #sendCopy(event: SimulatedEvent): Promise<void> {
    const { time, random, tally } = this.#world;
    await time.sleep(random.pick([random.between(0, 500), random.between(0, 20 * MINUTE)]));
    tally.add('sentTwice');
    await this.#intake.deliver(event);
  }

  /** Somebody notices that the provider gave up, and resends by hand: such an attempt is not retried. */
  async #recover(event: SimulatedEvent): Promise<void> {
    const { time, random, tally } = this.#world;
    tally.add('gaveUp');
    for (let resends = 0; resends < MAX_RESENDS_OF_GIVEN_UP; resends += 1) {
      await time.sleep(random.between(HOUR, 2 * DAY));
      tally.add('resent');
      const answer = await this.#intake.deliver(event, { redelivery: true });
      if (event.source.schedule.succeeds(answer)) return;
    }
  }

  async #resendLater(event: SimulatedEvent): Promise<void> {
    const { time, random, tally } = this.#world;
    const at = event.createdAt + random.between(DAY, LAST_RESEND);
    await time.sleep(at - time.elapsed);
    tally.add('resent');
    await this.#intake.deliver(event, { redelivery: true });
  }
}
