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
import { positionAt } from '../../core/parked/position.ts';
import type { RefusedEvent, RefusedEvents } from '../../core/parked/refused-events.ts';
import { shardOf } from '../../core/parked/shards.ts';
import type { Effect } from './ledger-rules.ts';
import * as rules from './parked-rules.ts';

/** The rules of the parked events behind their ports, in memory. */
export class MemoryParkedLines implements ParkedLines, RefusedEvents {
  state: rules.ParkedState = rules.NOTHING_PARKED;

  async flag(): Promise<Flag> {
    return this.state.flag;
  }

  async openFlag(read: Flag): Promise<Flag | undefined> {
    return this.#take(rules.openFlag(this.state, read));
  }

  async startClosing(read: Flag): Promise<Flag | undefined> {
    return this.#take(rules.startClosing(this.state, read));
  }

  async clearFlag(read: Flag): Promise<Flag | undefined> {
    return this.#take(rules.clearFlag(this.state, read));
  }

  async tail(groupId: string, options: TailOptions): Promise<Tail> {
    return rules.tail(this.state, groupId, options);
  }

  async head(groupId: string): Promise<readonly ParkedEvent[]> {
    return rules.head(this.state, groupId);
  }

  async join(event: ParkedEvent): Promise<JoinOutcome> {
    return this.#take(rules.join(this.state, event));
  }

  async leave(place: PlaceInLine): Promise<void> {
    this.state = rules.leave(this.state, place);
  }

  async setAside(event: ParkedEvent, reason: string, at: Date): Promise<void> {
    this.state = rules.setAside(this.state, event, { reason, at });
  }

  async adopt(): Promise<number> {
    return 0;
  }

  async *groups(shard: number): AsyncIterable<readonly ParkedGroup[]> {
    yield this.#listed(shard).map(({ groupId, parkedAt }) => ({ groupId, parkedAt }));
  }

  async ages(shard: number): Promise<ParkedAges> {
    const [oldest, newest] = [this.#listed(shard).at(0), this.#listed(shard).at(-1)];
    return oldest && newest ? { oldest: oldest.parkedAt, newest: newest.parkedAt } : {};
  }

  async list(): Promise<readonly RefusedEvent[]> {
    return this.state.refused.map(({ event: _event, ...refused }) => refused);
  }

  async release(key: string, at: Date): Promise<boolean> {
    const refused = this.state.refused.find((other) => other.key === key);
    if (refused === undefined) return false;
    const released = { ...refused.event, parkedAt: at, position: positionAt(at, key) };
    this.state = rules.put(this.#withoutRefused(key), released);
    return true;
  }

  async drop(key: string): Promise<boolean> {
    const before = this.state.refused.length;
    this.state = this.#withoutRefused(key);
    return this.state.refused.length < before;
  }

  #withoutRefused(key: string): rules.ParkedState {
    return { ...this.state, refused: this.state.refused.filter((refused) => refused.key !== key) };
  }

  #listed(shard: number): ParkedEvent[] {
    return [...this.state.lines.values()]
      .flat()
      .filter(({ groupId }) => shardOf(groupId) === shard)
      .sort((a, b) => a.parkedAt.getTime() - b.parkedAt.getTime());
  }

  #take<Answer>({ answer, state }: Effect<rules.ParkedState, Answer>): Answer {
    this.state = state;
    return answer;
  }
}
