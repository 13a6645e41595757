import type { ArchivedEvent } from '../../core/archive/archived-event.ts';
import { readEnvelope } from '../../core/handling/read-envelope.ts';
import { createInbox } from '../../core/inbox/inbox.ts';
import { markIn } from '../../core/quarantine/mark.ts';
import type { KeptEvent } from '../../core/quarantine/quarantine.ts';
import { standInLine } from '../../core/quarantine/stand-in-line.ts';
import type { TopicMessage } from '../../core/topic/topic.ts';
import { MemoryObjects } from '../support/memory-objects.ts';
import { MemoryQuarantine } from '../support/memory-quarantine.ts';
import { MemoryTransactions } from '../support/memory-transactions.ts';
import { recordedTelemetry } from '../support/recorded-telemetry.ts';
import type { Life } from './life.ts';
import { AFTER, type Random } from './story.ts';

export const HANDLER = 'mirror';
const DEDUPLICATION_MILLISECONDS = 5 * 60_000;
const HANDLED_AT_ONCE = 10;

/** A message of a FIFO queue. */
interface Queued {
  readonly sequence: string;
  readonly message: Pick<TopicMessage, 'body' | 'groupId' | 'deduplicationId'>;
}

/** An effect that a handler has had. */
export interface Effect {
  readonly group: string;
  readonly id: string;
  readonly replayId: string;
}

/** A bucket with versions, the queues, the tables and the log of a stage, in memory, with a clock that its workers move. */
export class ChaosWorld {
  readonly objects = new MemoryObjects();
  readonly quarantine = new MemoryQuarantine();
  readonly transactions = new MemoryTransactions();
  readonly log = recordedTelemetry();
  /** In the order in which they came to be. */
  readonly effects: Effect[] = [];
  /** What stands in the archive's queue. */
  archived: { readonly messageId: string; readonly body: string }[] = [];
  queued: Queued[] = [];
  /** The users in the directory that are gone. */
  readonly erased: string[] = [];
  now = AFTER;
  kills = 0;
  readonly random: Random;
  readonly #taken = new Map<string, number>();
  #sent = 0;

  constructor(random: Random) {
    this.random = random;
  }

  /** Lets the others go on, for as long as chance has it. */
  readonly turn = async (): Promise<void> => {
    for (let turns = this.random(4); turns > 0; turns -= 1) await new Promise(setImmediate);
  };

  pass(milliseconds: number): void {
    this.now = new Date(this.now.getTime() + milliseconds);
  }

  /** Puts an event into the archive's queue, in which some come twice. */
  accept({ id, envelope }: ArchivedEvent): void {
    const copies = this.random(20) === 0 ? 2 : 1;
    for (let copy = 1; copy <= copies; copy += 1)
      this.archived.push({ messageId: `${id}-${copy}-${this.archived.length}`, body: envelope });
  }

  /** Puts a message into the handler's queue, as a FIFO queue takes it: what was sent in the last five minutes is dropped. */
  send(message: Queued['message']): void {
    const key = `${message.groupId} ${message.deduplicationId}`;
    const before = this.#taken.get(key);
    const at = this.now.getTime();
    if (before !== undefined && at - before < DEDUPLICATION_MILLISECONDS) return;
    this.#taken.set(key, at);
    this.#sent += 1;
    this.queued.push({ sequence: String(this.#sent + 1_000).padStart(20, '0'), message });
  }

  /** Takes an entry out of the inbox. One that is not there is no trouble. */
  async removeEntry(pk: string): Promise<void> {
    await this.transactions.commit([{ kind: 'delete', table: 'inbox', key: { pk } }]);
  }

  /** Handles a batch, as the handlers' kit does: in line where the user has a gate, with its effects once where not. */
  async handle(life: Life): Promise<void> {
    for (const queued of this.queued.slice(0, HANDLED_AT_ONCE)) {
      await this.#attempt(queued, life);
      await life.call(() => {
        this.queued = this.queued.filter((one) => one !== queued);
      });
    }
  }

  /** Applies an event, or knows it. A mark is passed over. */
  async apply(body: string): Promise<void> {
    if (markIn(body) !== undefined) return;
    const reading = readEnvelope(body);
    if (!reading.ok) throw new Error(`the handler was given what is no event: ${reading.problem}`);
    const { event } = reading;
    const { transactions } = this;
    const inbox = createInbox({
      transactions,
      table: 'inbox',
      handler: HANDLER,
      retentionDays: 100,
      now: () => this.now,
    });
    if ((await inbox.applyOnce(event, [])) !== 'applied') return;
    const { partitionkey: group, id, replayid: replayId = '' } = event;
    this.effects.push({ group, id, replayId });
  }

  async #attempt({ sequence, message }: Queued, life: Life): Promise<void> {
    const { groupId, body } = message;
    const event: KeptEvent = {
      groupId,
      sequence,
      messageId: sequence,
      body,
      keptAt: this.now,
      attempts: 0,
    };
    const quarantine = life.around(this.quarantine, ['look', 'join', 'leave']);
    const look = () => quarantine.look();
    const later = () => new Date(this.now.getTime() + 10_000);
    const { kind } = await standInLine(event, { quarantine, watch: { look, read: look }, now: later });
    if (kind === 'handle') await life.call(() => this.apply(body));
  }
}
