import { GetQueueAttributesCommand, GetQueueUrlCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { HandlerPlaces } from '../core/archive/audit/handling/handling-ports.ts';
import type { QuarantineLines } from '../core/quarantine/quarantine.ts';
import { CALL_BUDGETS } from './call-budgets.ts';
import { inTime } from './in-time.ts';

/** What SQS counts of a queue: what waits, what is in hand, and what was sent to be given out later. */
const COUNTS = [
  'ApproximateNumberOfMessages',
  'ApproximateNumberOfMessagesNotVisible',
  'ApproximateNumberOfMessagesDelayed',
] as const;

/** The queues of a handler. */
export interface HandlerQueues {
  /** The name of the one that it works through. */
  readonly queue: string;
  /** The URLs of those in which its dead letters are. */
  readonly deadLetterQueues: readonly string[];
}

/** The queues and the quarantine of a handler, for who counts what is in them. */
export class SqsHandlerPlaces implements HandlerPlaces {
  readonly #client: SQSClient;
  readonly #queues: HandlerQueues;
  readonly #lines: Pick<QuarantineLines, 'look'>;

  constructor(client: SQSClient, queues: HandlerQueues, lines: Pick<QuarantineLines, 'look'>) {
    this.#client = client;
    this.#queues = queues;
    this.#lines = lines;
  }

  async madeAt(): Promise<Date> {
    const { CreatedTimestamp } = await this.#attributes(await this.#queueUrl(), ['CreatedTimestamp']);
    return new Date(Number(CreatedTimestamp ?? 0) * 1_000);
  }

  async waiting(): Promise<number> {
    return await this.#messages(await this.#queueUrl());
  }

  async dead(): Promise<number> {
    const counts = await Promise.all(this.#queues.deadLetterQueues.map((url) => this.#messages(url)));
    return counts.reduce((sum, count) => sum + count, 0);
  }

  async quarantined(): Promise<number> {
    const { gates } = await this.#lines.look();
    return [...gates.values()].reduce((sum, { events }) => sum + events, 0);
  }

  async #messages(queueUrl: string): Promise<number> {
    const attributes = await this.#attributes(queueUrl, COUNTS);
    return COUNTS.reduce((sum, name) => sum + Number(attributes[name] ?? 0), 0);
  }

  async #attributes<Name extends 'CreatedTimestamp' | (typeof COUNTS)[number]>(
    queueUrl: string,
    names: readonly Name[],
  ): Promise<Partial<Record<Name, string>>> {
    const command = new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: [...names] });
    const { Attributes = {} } = await inTime(CALL_BUDGETS.queue, (options) =>
      this.#client.send(command, options),
    );
    return Attributes as Partial<Record<Name, string>>;
  }

  async #queueUrl(): Promise<string> {
    const command = new GetQueueUrlCommand({ QueueName: this.#queues.queue });
    const { QueueUrl = '' } = await inTime(CALL_BUDGETS.queue, (options) =>
      this.#client.send(command, options),
    );
    return QueueUrl;
  }
}
