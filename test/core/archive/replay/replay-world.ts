import type { ArchiveProblem } from '../../../../core/archive/archive-damaged-error.ts';
import { dayOf } from '../../../../core/archive/archive-keys.ts';
import { type ArchivedEvent, byGroupAndReceipt } from '../../../../core/archive/archived-event.ts';
import { byDayPosition, type DayPosition } from '../../../../core/archive/day-position.ts';
import type { ManifestDay } from '../../../../core/archive/read-manifest.ts';
import { readCheckpoint } from '../../../../core/archive/replay/checkpoint-store.ts';
import type { ReplayCheckpoint } from '../../../../core/archive/replay/replay-checkpoint.ts';
import { takeReplay } from '../../../../core/archive/replay/replay-lease.ts';
import type { ReplayOrder } from '../../../../core/archive/replay/replay-order.ts';
import type { ReplayPorts, SendOutcome } from '../../../../core/archive/replay/replay-ports.ts';
import type { ReplayedSubscriber } from '../../../../core/archive/replay/replayed-subscriber.ts';
import { type ReplayReport, runReplay } from '../../../../core/archive/replay/run-replay.ts';
import { startReplay } from '../../../../core/archive/replay/start-replay.ts';
import { encodeEnvelope } from '../../../../core/events/encode-envelope.ts';
import { readEnvelope } from '../../../../core/handling/read-envelope.ts';
import { createInbox } from '../../../../core/inbox/inbox.ts';
import type { TopicMessage } from '../../../../core/topic/topic.ts';
import { envelope } from '../../../support/envelopes.ts';
import { MemoryObjects } from '../../../support/memory-objects.ts';
import { MemoryTransactions } from '../../../support/memory-transactions.ts';

const DEDUPLICATION_MILLISECONDS = 5 * 60_000;
const RUN_MILLISECONDS = 10 * 60_000;

export const COUNTER: ReplayedSubscriber = { name: 'counter', events: ['*'], inboxRetentionDays: 100 };

export const ORDER: ReplayOrder = {
  subscriber: 'counter',
  from: '2026-11-20T00:00:00.000Z',
  until: '2026-11-27T00:00:00.000Z',
  onlyMissing: false,
  perSecond: 1_000,
};

/** An event of the archive: by default of one user, received a second after the one before. */
export function archived(id: string, attributes: Partial<ArchivedEvent> = {}): ArchivedEvent {
  const user = attributes.subject ?? 'ada';
  const event = {
    source: 'privy/main' as const,
    id,
    type: 'privy.user.created',
    group: `${attributes.source ?? 'privy/main'}#${user}`,
    subject: user,
    received: '2026-11-22T10:00:00.000Z',
    time: '2026-11-22T10:00:00.000Z',
    environment: 'prod',
    ...attributes,
  };
  const { source, type, subject, received: receivedtime, time, environment, group: partitionkey } = event;
  const { data: _, ...written } = envelope({
    id,
    source,
    type,
    subject,
    receivedtime,
    time,
    environment,
    partitionkey,
  });
  return { ...event, envelope: encodeEnvelope(written, '{ "n": 1.0 }'), ...attributes };
}

/** Something a worker calls. It may take effect and its answer never come. */
export type Interference = (call: string) => 'before' | 'after' | undefined;

/** The worker is dead: nothing that it calls happens any more. */
export class Killed extends Error {}

/** An archive, a FIFO queue and an inbox in memory, and a clock that moves when somebody waits. */
export class ReplayWorld {
  readonly store = new MemoryObjects();
  readonly transactions = new MemoryTransactions();
  /** What is in the queue, in order. */
  readonly queued: TopicMessage[] = [];
  /** What the queue does about a message. @default it takes it */
  fate: (message: TopicMessage, send: number) => SendOutcome = () => 'sent';
  waiting: () => number = () => 0;
  now = new Date('2026-11-27T00:00:00.000Z');
  sends = 0;
  compactions = 0;
  /** What cannot be read of the archive. */
  problems: readonly ArchiveProblem[] = [];
  /** The archive, in its order. */
  readonly events: readonly ArchivedEvent[];
  readonly #taken = new Map<string, number>();

  constructor(events: readonly ArchivedEvent[]) {
    this.events = [...events].sort(byGroupAndReceipt);
  }

  /** The ports of a worker, that dies where the interference has it. */
  ports(interfere: Interference = () => undefined): ReplayPorts {
    let isDead = false;
    const call = async <T>(name: string, effect: () => Promise<T> | T): Promise<T> => {
      if (isDead) throw new Killed();
      const death = interfere(name);
      isDead = death !== undefined;
      if (death === 'before') throw new Killed();
      const answer = await effect();
      if (death === 'after') throw new Killed();
      return answer;
    };
    const { store } = this;
    return {
      store: {
        list: (prefix) => store.list(prefix),
        read: (key, bytes) => call('read', () => store.read(key, bytes)),
        put: (key, content) => call('put', () => store.put(key, content)),
        putNew: (key, content) => call('putNew', () => store.putNew(key, content)),
        replace: (key, content, etag) => call('replace', () => store.replace(key, content, etag)),
        remove: (key) => call('remove', () => store.remove(key)),
        versions: (prefix) => store.versions(prefix),
        removeVersion: (version) => store.removeVersion(version),
      },
      days: {
        compact: () =>
          call('compact', () => {
            this.compactions += 1;
            return { complete: true, problems: this.problems };
          }),
        list: ({ from, until }) => call('list', () => this.#days(from, until)),
        events: (day, { after }) => this.#eventsOf(day, after),
      },
      queue: {
        send: (messages) => call('send', () => this.#send(messages)),
        waiting: () => call('waiting', () => this.waiting()),
      },
      inbox: { outcomes: (keys) => call('outcomes', () => this.#outcomes(keys)) },
      now: () => this.now,
      waitUntil: async (at) => {
        if (isDead) throw new Killed();
        this.now = new Date(Math.max(this.now.getTime(), at.getTime()));
      },
    };
  }

  /** Starts a replay and runs it once. */
  async start(
    order: ReplayOrder = ORDER,
    { replayId = 'r-1', interfere }: StartOptions = {},
  ): Promise<ReplayReport> {
    const ports = this.ports(interfere);
    const start = await startReplay(order, { replayId, holder: `starter of ${replayId}` }, ports);
    if ('running' in start) throw new Error(`refused: ${start.running.replayId} runs`);
    if ('forgetting' in start) throw new Error('refused: a person is being forgotten');
    return await runReplay(start.held, ports, this.run());
  }

  /** Takes the unfinished replay on, if nobody works on it. */
  async goOn(interfere?: Interference, holder = 'another'): Promise<ReplayReport | undefined> {
    const ports = this.ports(interfere);
    const stored = await readCheckpoint(ports.store, 'counter');
    const held = stored && (await takeReplay(stored, holder, ports));
    return held && (await runReplay(held, ports, this.run()));
  }

  /** The replay as it stands in the bucket, read by nobody who may die. */
  async checkpoint(): Promise<ReplayCheckpoint | undefined> {
    return (await readCheckpoint(this.store, 'counter'))?.checkpoint;
  }

  run(subscriber = COUNTER) {
    return { subscriber, deadline: new Date(this.now.getTime() + RUN_MILLISECONDS) };
  }

  pass(milliseconds: number): void {
    this.now = new Date(this.now.getTime() + milliseconds);
  }

  /** Handles what is in the queue, as a handler that counts events. Gives how many effects there were. */
  async handle(): Promise<number> {
    const { transactions } = this;
    const inbox = createInbox({
      transactions,
      table: 'inbox',
      handler: 'counter',
      retentionDays: 100,
      now: () => this.now,
    });
    let applied = 0;
    for (const { body } of this.queued) {
      const reading = readEnvelope(body);
      if (!reading.ok) throw new Error(reading.problem);
      if ((await inbox.applyOnce(reading.event, [])) === 'applied') applied += 1;
    }
    return applied;
  }

  /** The ids of events in the queue as they came first, by group. */
  firstComings(): Readonly<Record<string, readonly string[]>> {
    const groups = Map.groupBy(this.queued, ({ groupId }) => groupId);
    return Object.fromEntries(
      [...groups].map(([group, messages]) => [
        group,
        [...new Set(messages.map(({ body }) => JSON.parse(body).id))],
      ]),
    );
  }

  #days(from: string, until: string): readonly ManifestDay[] {
    const days = new Map<string, ManifestDay>();
    for (const { source, received } of this.events) {
      const day = dayOf(received);
      if (day >= from && day <= until) days.set(`${day} ${source}`, { source, day });
    }
    return [...days].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, day]) => day);
  }

  async *#eventsOf({ source, day }: ManifestDay, after: DayPosition | undefined) {
    for (const event of this.events)
      if (event.source === source && dayOf(event.received) === day)
        if (after === undefined || byDayPosition(after, event) < 0) yield event;
  }

  #send(messages: readonly TopicMessage[]): readonly SendOutcome[] {
    this.sends += 1;
    if (new Set(messages.map(({ groupId }) => groupId)).size < messages.length || messages.length > 10)
      throw new Error('two of one group, or too many');
    return messages.map((message) => {
      const fate = this.fate(message, this.sends);
      if (fate === 'sent') this.#take(message);
      return fate;
    });
  }

  /** As a FIFO queue does: a repeat within five minutes is taken and dropped. */
  #take(message: TopicMessage): void {
    const key = `${message.groupId} ${message.deduplicationId}`;
    const at = this.now.getTime();
    const before = this.#taken.get(key);
    if (before !== undefined && at - before < DEDUPLICATION_MILLISECONDS) return;
    this.#taken.set(key, at);
    this.queued.push(message);
  }

  #outcomes(keys: readonly string[]): ReadonlyMap<string, 'applied' | 'stale'> {
    return new Map(
      keys.flatMap((key) => {
        const entry = this.transactions.item('inbox', key);
        return entry === undefined ? [] : [[key, entry['outcome'] as 'applied' | 'stale'] as const];
      }),
    );
  }
}

export interface StartOptions {
  readonly replayId?: string;
  readonly interfere?: Interference | undefined;
}
