import { Gather } from '../../../aws/gather.ts';
import type { DrainPorts } from '../../../core/drain/drain-ports.ts';
import type { HandOverPorts } from '../../../core/intake/hand-over-run.ts';
import { cleared, closing, type Flag, opened } from '../../../core/parked/flag.ts';
import type { ParkedEvent } from '../../../core/parked/parked-lines.ts';
import type { LoadWorld } from './load-world.ts';
import type { TableQuota } from './table-quota.ts';

/** What a call to DynamoDB takes, in milliseconds. */
const LATENCY = { least: 3, most: 8 } as const;
const ATTEMPTS = 3;
const THROTTLED_PAUSE = 100;
const EVENTS_PER_PAGE = 50;
const GROUPS_PER_PAGE = 1_000;
const WRITES_PER_BATCH = 25;

interface Write {
  readonly id: string;
  readonly quota: TableQuota;
  readonly units: number;
  readonly partition?: number;
  readonly effect: () => void;
}

/** The ledger and the lines under load, as the intake and the drain call them. */
export class LoadStores {
  readonly #world: LoadWorld;
  readonly #batch: Gather<Write>;

  constructor(world: LoadWorld) {
    this.#world = world;
    this.#batch = new Gather<Write>({
      atMost: WRITES_PER_BATCH,
      apart: ({ id }) => id,
      soon: (callback) => world.clock.after(0, callback),
      send: async (writes) => {
        await Promise.all(writes.map((write) => this.#write(write)));
        return [];
      },
    });
  }

  forIntake(): Pick<HandOverPorts, 'ledger' | 'parked'> & { readonly flag: () => Promise<Flag> } {
    const world = this.#world;
    return {
      flag: () => this.#read(() => world.flag),
      ledger: {
        claim: async ({ key }) => {
          const event = Number(key);
          await this.#write({ id: key, quota: world.ledgerQuota, units: 1, effect: () => undefined });
          return world.marked[event] === 1 ? 'published' : 'new';
        },
        published: (keys) => this.#published(keys),
        markPublished: ({ key }) => this.#write(this.#mark(key)),
      },
      parked: {
        tail: (groupId, { atMost }) =>
          this.#read(() => {
            const line = world.lines.line(this.#group(groupId));
            const events = line.slice(-(atMost + 1)).map((event) => this.#event(event, groupId));
            return { events, whole: line.length <= atMost };
          }),
        join: async ({ key, groupId }) => {
          const group = this.#group(groupId);
          const partition = world.lines.shards[group] ?? 0;
          const effect = () => world.lines.join(Number(key), group);
          await this.#write({
            id: key,
            quota: world.linesQuota,
            units: world.load.unitsPerParkedEvent,
            partition,
            effect,
          });
          return 'joined';
        },
        leave: (event) => this.#write(this.#leaving(event)),
        openFlag: (read) => this.#change(read, opened(read)),
      },
    };
  }

  forDrain(): Pick<DrainPorts, 'ledger' | 'parked'> {
    const world = this.#world;
    return {
      ledger: {
        published: (keys) => this.#published(keys),
        markPublished: ({ key }) => this.#batch.add(this.#mark(key)),
      },
      parked: {
        flag: () => this.#read(() => world.flag),
        openFlag: (read) => this.#change(read, opened(read)),
        startClosing: (read) => this.#change(read, closing(read)),
        clearFlag: (read) => this.#change(read, cleared(read)),
        head: (groupId) =>
          this.#read(() => {
            const line = world.lines.line(this.#group(groupId)).slice(0, EVENTS_PER_PAGE);
            return line.map((event) => this.#event(event, groupId));
          }),
        leave: (event) => this.#batch.add(this.#leaving(event)),
        setAside: async () => undefined,
        groups: (shard) => this.#groups(shard),
        ages: (shard) =>
          this.#read(() =>
            world.lines.listed(shard).size === 0 ? {} : { oldest: new Date(0), newest: new Date(0) },
          ),
        adopt: () => this.#read(() => 0),
      },
    };
  }

  async *#groups(shard: number) {
    const { lines } = this.#world;
    const listed = await this.#read(() => [...lines.listed(shard)]);
    for (let from = 0; from < listed.length; from += GROUPS_PER_PAGE) {
      if (from > 0) await this.#read(() => undefined);
      const page = listed.slice(from, from + GROUPS_PER_PAGE);
      yield page.map((group) => ({ groupId: this.#world.groupId(group), parkedAt: new Date(0) }));
    }
  }

  #published(keys: readonly string[]): Promise<ReadonlySet<string>> {
    return this.#read(() => new Set(keys.filter((key) => this.#world.marked[Number(key)] === 1)));
  }

  #mark(key: string): Write {
    const { ledgerQuota, marked } = this.#world;
    const effect = () => {
      marked[Number(key)] = 1;
    };
    return { id: `mark ${key}`, quota: ledgerQuota, units: 1, effect };
  }

  #leaving({ groupId, position }: { readonly groupId: string; readonly position: string }): Write {
    const { lines, linesQuota, load } = this.#world;
    const group = this.#group(groupId);
    const event = Number(position.split('#')[1]);
    return {
      id: `leave ${position}`,
      quota: linesQuota,
      units: load.unitsPerParkedEvent,
      partition: lines.shards[group] ?? 0,
      effect: () => lines.leave(event, group),
    };
  }

  #event(event: number, groupId: string): ParkedEvent {
    return this.#world.parkedEvent(event, this.#group(groupId), event);
  }

  #group(groupId: string): number {
    return this.#world.groupNumbers.get(groupId) ?? 0;
  }

  async #change(read: Flag, flag: Flag): Promise<Flag | undefined> {
    return await this.#read(() => {
      const { state, epoch } = this.#world.flag;
      if (state !== read.state || epoch !== read.epoch) return undefined;
      this.#world.flag = flag;
      return flag;
    });
  }

  #read<T>(answer: () => T): Promise<T> {
    const { clock, random } = this.#world;
    return new Promise((resolve) => {
      clock.after(random.between(LATENCY.least, LATENCY.most), () => resolve(answer()));
    });
  }

  async #write({ quota, units, partition, effect }: Write): Promise<void> {
    const { clock, random } = this.#world;
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      await clock.sleep(random.between(LATENCY.least, LATENCY.most));
      if (quota.take(units, partition)) {
        effect();
        return;
      }
      if (attempt < ATTEMPTS) await clock.sleep(random.between(0, THROTTLED_PAUSE * 2 ** attempt));
    }
    throw new Error('the table takes no more for now');
  }
}
