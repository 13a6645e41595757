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
import type { Effect } from '../support/ledger-rules.ts';
import * as rules from '../support/parked-rules.ts';
import { isLastPage, SimulatedIndex, type SimulatedIndexOptions } from './simulated-index.ts';

/** The rules of the parked events, over lines that are read strongly and an index that lags behind. */
export class SimulatedLines implements ParkedLines {
  readonly #elapsed: () => number;
  readonly #index: SimulatedIndex;
  #state = rules.NOTHING_PARKED;
  #stillParked = 0;
  #longestParked = 0;
  readonly #parkedSince = new Map<string, number>();

  constructor(options: SimulatedIndexOptions) {
    this.#elapsed = options.elapsed;
    this.#index = new SimulatedIndex(options);
  }

  async flag(): Promise<Flag> {
    return this.#state.flag;
  }

  async openFlag(read: Flag): Promise<Flag | undefined> {
    return this.#take(rules.openFlag(this.#state, read));
  }

  async startClosing(read: Flag): Promise<Flag | undefined> {
    return this.#take(rules.startClosing(this.#state, read));
  }

  async clearFlag(read: Flag): Promise<Flag | undefined> {
    return this.#take(rules.clearFlag(this.#state, read));
  }

  async tail(groupId: string, options: TailOptions): Promise<Tail> {
    return rules.tail(this.#state, groupId, options);
  }

  async head(groupId: string): Promise<readonly ParkedEvent[]> {
    return rules.head(this.#state, groupId);
  }

  async join(event: ParkedEvent): Promise<JoinOutcome> {
    const outcome = this.#take(rules.join(this.#state, event));
    if (outcome === 'joined') this.#enter(event);
    return outcome;
  }

  async leave(place: PlaceInLine): Promise<void> {
    this.#state = rules.leave(this.#state, place);
    this.#exit(place);
  }

  async setAside(event: ParkedEvent, reason: string, at: Date): Promise<void> {
    this.#state = rules.setAside(this.#state, event, { reason, at });
    this.#exit(event);
  }

  async adopt(): Promise<number> {
    return 0;
  }

  async *groups(shard: number): AsyncIterable<readonly ParkedGroup[]> {
    for (let after: ParkedGroup | undefined; ; ) {
      const page = await this.page(shard, after);
      yield page;
      if (isLastPage(page)) return;
      after = page.at(-1);
    }
  }

  /** The groups that follow `after`, as one page of `groups`. */
  async page(shard: number, after?: ParkedGroup): Promise<readonly ParkedGroup[]> {
    return this.#index.page(shard, after);
  }

  async ages(shard: number): Promise<ParkedAges> {
    const shown = this.#index.shown(shard);
    const [oldest, newest] = [shown.at(0), shown.at(-1)];
    return oldest && newest ? { oldest: oldest.parkedAt, newest: newest.parkedAt } : {};
  }

  isParked({ groupId, position }: PlaceInLine): boolean {
    return this.#parkedSince.has(`${groupId} ${position}`);
  }

  get flagState(): Flag['state'] {
    return this.#state.flag.state;
  }

  get stillParked(): number {
    return this.#stillParked;
  }

  /** How long the event was parked that was parked longest. */
  get longestParked(): number {
    return this.#longestParked;
  }

  #enter(event: ParkedEvent): void {
    const id = `${event.groupId} ${event.position}`;
    if (this.#parkedSince.has(id)) return;
    this.#parkedSince.set(id, this.#elapsed());
    this.#stillParked += 1;
    this.#index.show(event);
  }

  #exit(place: PlaceInLine): void {
    const id = `${place.groupId} ${place.position}`;
    const since = this.#parkedSince.get(id);
    if (since === undefined) return;
    this.#parkedSince.delete(id);
    this.#stillParked -= 1;
    this.#longestParked = Math.max(this.#longestParked, this.#elapsed() - since);
    this.#index.hide(place);
  }

  #take<Answer>({ answer, state }: Effect<rules.ParkedState, Answer>): Answer {
    this.#state = state;
    return answer;
  }
}
