import type { SourceName } from '../../core/events/source-name.ts';
import { ledgerKey } from '../../core/ledger/ledger-key.ts';
import { deliveryIn } from '../deliveries/delivery.ts';
import { handlingIn, isDone } from '../deliveries/handling.ts';
import type { LogLine } from '../stage/log-reader.ts';
import type { Stage } from '../stage/stage.ts';
import { handlersOf } from '../stage/subscriber-of.ts';

/** An event that was acknowledged and was no duplicate. */
export interface TakenEvent {
  readonly source: SourceName;
  readonly type: string;
}

/** What the logs say of a handler's events. */
export interface Tally {
  /** How many were taken that it asks for. */
  accepted: number;
  /** The ledger keys of those of them that it is not through with. */
  readonly open: Set<string>;
}

/** Whether a handler asks for an event. */
export type Asks = (event: TakenEvent) => boolean;

/** The outcomes of a delivery whose event every subscriber is owed that asks for it. */
const TAKEN: readonly string[] = ['accepted', 'parked'];

type Follow = NonNullable<Stage['logs']['follow']>;

/** Which events were taken, and which each handler is through with, by the logs. Each look costs what is new in them. */
export class SettledEvents {
  readonly #intake: () => AsyncIterable<LogLine>;
  readonly #handlers: ReadonlyMap<string, Settling>;
  readonly #taken = new Set<string>();

  constructor(stage: Pick<Stage, 'description' | 'begunAt'>, follow: Follow) {
    const from = stage.begunAt ?? new Date(0);
    this.#intake = follow(stage.description.intake.logGroup, { from });
    this.#handlers = new Map(
      Object.entries(handlersOf(stage)).map(([handler, { logGroup }]) => [
        handler,
        { more: follow(logGroup, { from }), done: new Set(), tally: { accepted: 0, open: new Set() } },
      ]),
    );
  }

  /** What is known of a handler's events by now. */
  of(handler: string): Tally {
    return this.#handlers.get(handler)?.tally ?? { accepted: 0, open: new Set() };
  }

  /** Reads what the log of the intake has by now. Who asks for an event is told by what is asked for as it is read. */
  async readTaken(asks: ReadonlyMap<string, Asks>): Promise<void> {
    for await (const line of this.#intake()) {
      const delivery = deliveryIn(line);
      if (delivery?.eventId === undefined || !TAKEN.includes(delivery.outcome)) continue;
      const source = delivery.source as SourceName;
      const key = ledgerKey(source, delivery.eventId);
      if (this.#taken.has(key)) continue;
      this.#taken.add(key);
      for (const [handler, { done, tally }] of this.#handlers) {
        if (asks.get(handler)?.({ source, type: delivery.eventType ?? '' }) === false) continue;
        tally.accepted += 1;
        if (!done.has(key)) tally.open.add(key);
      }
    }
  }

  /** The same of the handlers' logs. */
  async readHandled(): Promise<void> {
    for (const { more, done, tally } of this.#handlers.values())
      for await (const line of more()) {
        const handling = handlingIn(line);
        if (handling === undefined || !isDone(handling)) continue;
        const key = ledgerKey(handling.source as SourceName, handling.eventId ?? '');
        done.add(key);
        tally.open.delete(key);
      }
  }
}

interface Settling {
  readonly more: () => AsyncIterable<LogLine>;
  /** Also of what the intake's log does not say yet: it may be handled before the topic has answered. */
  readonly done: Set<string>;
  readonly tally: Tally;
}
