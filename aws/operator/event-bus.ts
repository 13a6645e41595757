import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { type Connection, operatorSettings, translated } from './connection.ts';

/** An event for the account's default bus. */
export interface BusEvent {
  readonly source: string;
  readonly type: string;
  readonly at: Date;
  readonly detail: unknown;
}

/** EventBridge's default bus, for an operator. */
export class EventBus {
  readonly #client: EventBridgeClient;

  constructor(connection: Connection) {
    this.#client = translated(new EventBridgeClient(operatorSettings(connection)), connection);
  }

  /** Throws where the bus does not take it, which it says in an answer that is none of an error. */
  async put({ source, type, at, detail }: BusEvent): Promise<void> {
    const entry = { Source: source, DetailType: type, Time: at, Detail: JSON.stringify(detail) };
    const { FailedEntryCount = 0, Entries = [] } = await this.#client.send(
      new PutEventsCommand({ Entries: [entry] }),
    );
    if (FailedEntryCount > 0)
      throw new Error(`EventBridge did not take the event: ${Entries[0]?.ErrorCode ?? 'no reason given'}`);
  }

  close(): void {
    this.#client.destroy();
  }
}
