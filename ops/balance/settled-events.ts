import { deliveryIn } from '../deliveries/delivery.ts';
import { handlingIn, isDone } from '../deliveries/handling.ts';
import type { LogLine } from '../stage/log-reader.ts';
import type { Stage } from '../stage/stage.ts';
import { handlersOf } from '../stage/subscriber-of.ts';

/** An event that was acknowledged and was no duplicate. */
export interface TakenEvent {
  readonly source: string;
  readonly id: string;
  readonly type: string;
}

/** The outcomes of a delivery whose event every subscriber is owed that asks for it. */
const TAKEN: readonly string[] = ['accepted', 'parked'];
/** Functions write beside each other, so that a line may be older than one that was read before. */
const LATE_MILLISECONDS = 2_000;

/** Which events were taken, and which each handler is through with, by the logs. It reads on where it was. */
export class SettledEvents {
  readonly taken = new Map<string, TakenEvent>();
  readonly handled = new Map<string, Set<string>>();
  readonly #from = new Map<string, Date>();

  /** Reads what the log of the intake has by now. Reading a line again changes nothing. */
  async readTaken(stage: Stage): Promise<void> {
    const { intake } = stage.description;
    for await (const line of this.#linesOf(stage, intake.logGroup)) {
      const delivery = deliveryIn(line);
      if (delivery?.eventId === undefined || !TAKEN.includes(delivery.outcome)) continue;
      const { source, eventId: id, eventType: type = '' } = delivery;
      this.taken.set(keyOf({ source, id }), { source, id, type });
    }
  }

  /** The same of the handlers' logs. */
  async readHandled(stage: Stage): Promise<void> {
    for (const [handler, { logGroup }] of Object.entries(handlersOf(stage))) {
      const handled = this.handled.get(handler) ?? new Set<string>();
      this.handled.set(handler, handled);
      for await (const line of this.#linesOf(stage, logGroup)) {
        const handling = handlingIn(line);
        if (handling === undefined || !isDone(handling)) continue;
        handled.add(keyOf({ source: handling.source ?? '', id: handling.eventId ?? '' }));
      }
    }
  }

  async *#linesOf({ logs }: Stage, logGroup: string): AsyncIterable<LogLine> {
    const from = this.#from.get(logGroup) ?? new Date(0);
    let last = from.getTime();
    for await (const line of logs.read(logGroup, { from })) {
      last = Math.max(last, line.time.getTime() - LATE_MILLISECONDS);
      yield line;
    }
    this.#from.set(logGroup, new Date(last));
  }
}

export function keyOf({ source, id }: Pick<TakenEvent, 'source' | 'id'>): string {
  return `${source}#${id}`;
}
