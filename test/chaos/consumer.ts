import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageCommand,
  type Message,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { readEnvelope } from '../../core/handling/read-envelope.ts';
import type { Random } from '../simulation/random.ts';

/** The first copy of an event that the consumer received. */
export interface Arrival {
  readonly key: string;
  readonly type: string;
  /** What order is kept for. */
  readonly group: string;
  readonly body: string;
  readonly messageId: string;
  readonly sentAt: number;
  /** How many first copies came before it. */
  readonly position: number;
}

/** A further copy of an event, which the consumer drops by the event's key. */
export interface SecondCopy {
  readonly key: string;
  /** Received again because the consumer died before it deleted it, or published twice. */
  readonly reason: 'received-again' | 'published-twice';
  /** How long after the first copy it was published. */
  readonly millisecondsLater: number;
  /** How many other messages came between the two. */
  readonly messagesBetween: number;
}

export interface ConsumerOptions {
  readonly endpoint: string;
  readonly region: string;
  readonly queueUrl: string;
  readonly random: Random;
}

const POLLERS = 3;
const WAIT_SECONDS = 2;
const DEATH_CHANCE = 0.015;
/** A message that was received more often is worked off without dying, so that none ends in the dead-letter queue. */
const MOST_RECEIVES_BEFORE_DEATH = 2;

/** Reads its queue like another service would: works off each message, drops second copies, deletes, dies now and then. */
export class Consumer {
  readonly arrivals = new Map<string, Arrival>();
  readonly secondCopies: SecondCopy[] = [];
  /** Messages whose body is not an envelope. */
  unreadable = 0;
  deaths = 0;
  readonly #options: ConsumerOptions;
  readonly #client: SQSClient;
  readonly #stopping = new AbortController();
  readonly #pollers: Promise<void>[];

  constructor(options: ConsumerOptions) {
    this.#options = options;
    this.#client = new SQSClient({
      endpoint: options.endpoint,
      region: options.region,
      credentials: { accessKeyId: 'consumer', secretAccessKey: 'consumer' },
    });
    this.#pollers = Array.from({ length: POLLERS }, () => this.#poll());
  }

  async close(): Promise<void> {
    this.#stopping.abort();
    await Promise.all(this.#pollers);
    this.#client.destroy();
  }

  async #poll(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      const messages = await this.#receive().catch((error: unknown): Message[] => {
        if (this.#stopping.signal.aborted) return [];
        throw error;
      });
      await this.#workOff(messages);
    }
  }

  async #receive(): Promise<Message[]> {
    const command = new ReceiveMessageCommand({
      QueueUrl: this.#options.queueUrl,
      MaxNumberOfMessages: 10,
      WaitTimeSeconds: WAIT_SECONDS,
      MessageSystemAttributeNames: ['All'],
    });
    const abortSignal = this.#stopping.signal;
    return (await this.#client.send(command, { abortSignal })).Messages ?? [];
  }

  async #workOff(messages: readonly Message[]): Promise<void> {
    for (const [index, message] of messages.entries()) {
      this.#apply(message);
      if (this.#dies(messages)) return await this.#giveBack(messages.slice(index));
      const { queueUrl: QueueUrl } = this.#options;
      await this.#client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: message.ReceiptHandle }));
    }
  }

  #apply({ Body = '', MessageId = '', Attributes = {} }: Message): void {
    const reading = readEnvelope(Body);
    if (!reading.ok) {
      this.unreadable += 1;
      return;
    }
    const { source, id, type, partitionkey: group } = reading.event;
    const key = `${source}#${id}`;
    const sentAt = Number(Attributes['SentTimestamp']);
    const first = this.arrivals.get(key);
    if (first === undefined) {
      const position = this.arrivals.size;
      this.arrivals.set(key, { key, type, group, body: Body, messageId: MessageId, sentAt, position });
      return;
    }
    this.secondCopies.push({
      key,
      reason: first.messageId === MessageId ? 'received-again' : 'published-twice',
      millisecondsLater: sentAt - first.sentAt,
      messagesBetween: this.arrivals.size - first.position,
    });
  }

  #dies(messages: readonly Message[]): boolean {
    const received = messages.map(({ Attributes }) => Number(Attributes?.['ApproximateReceiveCount']));
    return Math.max(...received) <= MOST_RECEIVES_BEFORE_DEATH && this.#options.random.chance(DEATH_CHANCE);
  }

  /** What the queue does by itself when the visibility timeout of a dead consumer is over. */
  async #giveBack(messages: readonly Message[]): Promise<void> {
    this.deaths += 1;
    // Last one first: each goes to the front of its group.
    const Entries = messages
      .map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle, VisibilityTimeout: 0 }))
      .reverse();
    const { queueUrl: QueueUrl } = this.#options;
    await this.#client.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl, Entries }));
  }
}
