import type { DrainPorts } from '../../core/drain/drain-ports.ts';
import type { HandOverPorts } from '../../core/intake/hand-over-run.ts';
import type { Flag } from '../../core/parked/flag.ts';
import { type FlagView, FlagWatch } from '../../core/parked/flag-watch.ts';
import { shardOf } from '../../core/parked/shards.ts';
import { TopicWatch } from '../../core/topic/watched-topic.ts';
import type { Call } from '../explorer/replay.ts';
import { GROUP } from './events.ts';
import type { Answer, Look, Operation } from './operations.ts';

/** Every port of the hand-over and of the drain, and what only mutants call. */
export interface ModelPorts {
  readonly ledger: HandOverPorts['ledger'] & { release(key: string): Promise<void> };
  readonly topic: HandOverPorts['topic'];
  readonly parked: HandOverPorts['parked'] & DrainPorts['parked'];
  readonly flag: FlagView;
  readonly wakeDrain: () => Promise<void>;
  readonly now: () => Date;
  readonly waitUntil: (at: Date) => Promise<void>;
}

/** The ports of one actor, which is a sandbox of its own: it may know of the flag from deliveries before. */
export function portsOver(call: Call<Operation, Answer>, now: () => Date): ModelPorts {
  const answered = <T>(operation: Operation) => call(operation) as Promise<T>;
  return {
    now,
    waitUntil: (until) => answered({ call: 'wait', until }),
    topic: new TopicWatch({ publish: (message) => answered({ call: 'publish', message }) }, now),
    flag: new ModelFlagView(answered, now),
    // The drain is an actor that may run at any time: being woken adds no schedule.
    wakeDrain: async () => undefined,
    ledger: {
      claim: (entry, at) => answered({ call: 'claim', entry, at }),
      markPublished: (entry, at) => answered({ call: 'mark', entry, at }),
      published: (keys, at) => answered({ call: 'published', keys, at }),
      release: (key) => answered({ call: 'release', key }),
    },
    parked: {
      flag: () => answered({ call: 'flag' }),
      openFlag: (read) => answered({ call: 'openFlag', read }),
      startClosing: (read) => answered({ call: 'startClosing', read }),
      clearFlag: (closing) => answered({ call: 'clearFlag', closing }),
      tail: (_group, options) => answered({ call: 'tail', ...options }),
      head: () => answered({ call: 'head' }),
      join: (event) => answered({ call: 'join', event }),
      leave: ({ groupId, position }) => answered({ call: 'leave', place: { groupId, position } }),
      setAside: (event, reason, at) => answered({ call: 'setAside', event, reason, at }),
      adopt: () => answered({ call: 'adopt' }),
      // Nothing ever stands in the other shards.
      async *groups(shard) {
        if (shard === shardOf(GROUP)) yield await answered({ call: 'groups' });
      },
      ages: async (shard) => (shard === shardOf(GROUP) ? await answered({ call: 'ages' }) : {}),
    },
  };
}

/**
 * The real memory of the flag, but for its looks: how old a look is and what the sandbox knew before is the model's to
 * say.
 */
class ModelFlagView implements FlagView {
  readonly #call: <T>(operation: Operation) => Promise<T>;
  readonly #watch: FlagWatch;
  #looked: Look | undefined;

  constructor(call: <T>(operation: Operation) => Promise<T>, now: () => Date) {
    this.#call = call;
    this.#watch = new FlagWatch({
      flag: async () => this.#looked?.flag ?? (await call({ call: 'flag' })),
      now: () => this.#looked?.knownSince ?? now(),
    });
  }

  /** A look may fail whenever it is made, as if it had to be read. */
  isFresh(): boolean {
    return false;
  }

  async look(): Promise<Flag> {
    this.#looked = await this.#call<Look>({ call: 'look' });
    try {
      return await this.#watch.read();
    } finally {
      this.#looked = undefined;
    }
  }

  read(): Promise<Flag> {
    return this.#watch.read();
  }

  note(flag: Flag): void {
    this.#watch.note(flag);
  }

  notClearSince(flag: Flag): Date {
    return this.#watch.notClearSince(flag);
  }
}
