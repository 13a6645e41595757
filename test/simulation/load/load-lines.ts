import { shardOf } from '../../../core/parked/shards.ts';

/** The lines of millions of events: numbers of events per number of group, oldest first. */
export class LoadLines {
  readonly shards: readonly number[];
  readonly #lines: number[][];
  /** The groups that have a line, per shard, in the order in which they got it. */
  readonly #listed = new Map<number, Set<number>>();
  #size = 0;

  constructor(groupIds: readonly string[]) {
    this.shards = groupIds.map(shardOf);
    this.#lines = groupIds.map(() => []);
  }

  get size(): number {
    return this.#size;
  }

  join(event: number, group: number): void {
    const line = this.line(group);
    if (line.push(event) === 1) this.listed(this.shards[group] ?? 0).add(group);
    this.#size += 1;
  }

  leave(event: number, group: number): void {
    const line = this.line(group);
    const position = line.indexOf(event);
    if (position === -1) return;
    line.splice(position, 1);
    this.#size -= 1;
    if (line.length === 0) this.listed(this.shards[group] ?? 0).delete(group);
  }

  line(group: number): number[] {
    return this.#lines[group] ?? [];
  }

  listed(shard: number): Set<number> {
    const listed = this.#listed.get(shard) ?? new Set();
    this.#listed.set(shard, listed);
    return listed;
  }
}
