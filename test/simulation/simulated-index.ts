import type { ParkedEvent, ParkedGroup } from '../../core/parked/parked-lines.ts';
import { ALL_SHARDS, shardOf } from '../../core/parked/shards.ts';

/** What DynamoDB calls a fraction of a second. */
export const MAX_INDEX_LAG = 1_000;
const PAGE_SIZE = 100;

/** An event in the index, which shows every change a little later, and not in the order of changes. */
interface Listing extends ParkedGroup {
  readonly position: string;
  readonly shownFrom: number;
  readonly shownUntil: number;
}

export interface SimulatedIndexOptions {
  /** Milliseconds since the simulation began. */
  readonly elapsed: () => number;
  /** How late the index shows a change. */
  readonly lag: () => number;
}

/** The index of the parked events by age. */
export class SimulatedIndex {
  readonly #options: SimulatedIndexOptions;
  readonly #shards = ALL_SHARDS.map(() => new Map<string, Listing>());

  constructor(options: SimulatedIndexOptions) {
    this.#options = options;
  }

  show({ groupId, position, parkedAt }: ParkedEvent): void {
    const shownFrom = this.#options.elapsed() + this.#options.lag();
    const listing = { groupId, position, parkedAt, shownFrom, shownUntil: Number.POSITIVE_INFINITY };
    this.#shardOf(groupId).set(`${groupId} ${position}`, listing);
  }

  hide({ groupId, position }: Pick<ParkedEvent, 'groupId' | 'position'>): void {
    const shard = this.#shardOf(groupId);
    const listing = shard.get(`${groupId} ${position}`);
    const shownUntil = this.#options.elapsed() + this.#options.lag();
    if (listing !== undefined) shard.set(`${groupId} ${position}`, { ...listing, shownUntil });
  }

  /** What is shown of a shard after `after`, oldest first, as one page. */
  page(shard: number, after?: ParkedGroup): readonly Listing[] {
    const rest = this.shown(shard).filter((one) => after === undefined || byAge(one, after) > 0);
    return rest.slice(0, PAGE_SIZE);
  }

  /** All that is shown of a shard, oldest first. Forgets what will never be shown again. */
  shown(shard: number): readonly Listing[] {
    const elapsed = this.#options.elapsed();
    const listings = this.#shards[shard] ?? new Map<string, Listing>();
    for (const [id, { shownUntil }] of listings) if (shownUntil <= elapsed) listings.delete(id);
    return [...listings.values()].filter(({ shownFrom }) => shownFrom <= elapsed).sort(byAge);
  }

  #shardOf(groupId: string): Map<string, Listing> {
    return this.#shards[shardOf(groupId)] ?? new Map();
  }
}

export function isLastPage(page: readonly ParkedGroup[]): boolean {
  return page.length < PAGE_SIZE;
}

function byAge(a: ParkedGroup, b: ParkedGroup): number {
  return (
    a.parkedAt.getTime() - b.parkedAt.getTime() ||
    (a.groupId < b.groupId ? -1 : Number(a.groupId > b.groupId))
  );
}
