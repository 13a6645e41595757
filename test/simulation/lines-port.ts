import { CALL_BUDGETS } from '../../aws/call-budgets.ts';
import type { Flag } from '../../core/parked/flag.ts';
import type {
  JoinOutcome,
  ParkedAges,
  ParkedEvent,
  ParkedGroup,
  ParkedLines,
  PlaceInLine,
  Tail,
  TailOptions,
} from '../../core/parked/parked-lines.ts';
import type { Actor } from './actor.ts';
import { isLastPage } from './simulated-index.ts';
import type { World } from './world.ts';

/** The parked events as one run of the intake or the drain reaches them. */
export class LinesPort implements ParkedLines {
  readonly #actor: Actor;
  readonly #world: World;

  constructor(actor: Actor, world: World) {
    this.#actor = actor;
    this.#world = world;
  }

  flag(): Promise<Flag> {
    return this.#call('flag', () => this.#world.lines.flag());
  }

  openFlag(read: Flag): Promise<Flag | undefined> {
    return this.#call('flag', () => this.#world.lines.openFlag(read));
  }

  startClosing(read: Flag): Promise<Flag | undefined> {
    return this.#call('flag', () => this.#world.lines.startClosing(read));
  }

  clearFlag(closing: Flag): Promise<Flag | undefined> {
    return this.#call('flag', () => this.#world.lines.clearFlag(closing));
  }

  async tail(groupId: string, options: TailOptions): Promise<Tail> {
    this.#actor.couldNotReadLine = true;
    const tail = await this.#call('line', () => this.#world.lines.tail(groupId, options));
    this.#actor.couldNotReadLine = false;
    return tail;
  }

  head(groupId: string): Promise<readonly ParkedEvent[]> {
    return this.#call('list', () => this.#world.lines.head(groupId));
  }

  async join(event: ParkedEvent): Promise<JoinOutcome> {
    const { lines, judge } = this.#world;
    this.#actor.couldNotPark = true;
    const outcome = await this.#call('park', async () => {
      const joined = await lines.join(event);
      if (joined === 'joined') judge.park(event.key, this.#actor);
      return joined;
    });
    this.#actor.couldNotPark = outcome === 'too-large';
    return outcome;
  }

  async leave(place: PlaceInLine): Promise<void> {
    const { lines, tally } = this.#world;
    const isDrain = this.#actor.kind === 'drain';
    await this.#call(isDrain ? 'writeBatch' : 'mark', async () => {
      if (lines.isParked(place)) tally.add(isDrain ? 'drained' : 'helped');
      await lines.leave(place);
    });
  }

  async setAside(event: ParkedEvent, reason: string, at: Date): Promise<void> {
    const { lines, judge } = this.#world;
    await this.#call('park', async () => {
      judge.setAside(event);
      await lines.setAside(event, reason, at);
    });
  }

  adopt(): Promise<number> {
    return this.#call('list', () => this.#world.lines.adopt());
  }

  async *groups(shard: number): AsyncIterable<readonly ParkedGroup[]> {
    for (let after: ParkedGroup | undefined; ; ) {
      const last = after;
      const page = await this.#call('list', () => this.#world.lines.page(shard, last));
      yield page;
      if (isLastPage(page)) return;
      after = page.at(-1);
    }
  }

  ages(shard: number): Promise<ParkedAges> {
    return this.#call('list', () => this.#world.lines.ages(shard));
  }

  #call<Answer>(budget: keyof typeof CALL_BUDGETS, effect: () => Promise<Answer>): Promise<Answer> {
    const { callMilliseconds } = CALL_BUDGETS[budget];
    const { calls } = this.#world;
    return calls.make({ actor: this.#actor, dependency: 'lines', budget: callMilliseconds, effect });
  }
}
