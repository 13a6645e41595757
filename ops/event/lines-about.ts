import { type Delivery, deliveryIn } from '../deliveries/delivery.ts';
import { type Handling, handlingIn } from '../deliveries/handling.ts';
import { LineFields } from '../deliveries/line-fields.ts';
import type { LogLine, LogRange } from '../stage/log-reader.ts';
import type { Stage } from '../stage/stage.ts';
import type { EventKey, Operation } from './event-evidence.ts';

/** Reads what the logs of a stage have about one event, oldest first. */
export class LinesAbout {
  readonly #stage: Pick<Stage, 'description' | 'logs'>;
  readonly #key: EventKey;
  readonly #windows: readonly LogRange[];

  constructor(stage: Pick<Stage, 'description' | 'logs'>, key: EventKey, windows: readonly LogRange[]) {
    this.#stage = stage;
    this.#key = key;
    this.#windows = windows;
  }

  /** The attempts of the provider. */
  async deliveries(): Promise<readonly Delivery[]> {
    const { logGroup } = this.#stage.description.intake;
    return (await this.#read(logGroup, deliveryIn)).filter((line) => this.#isMeant(line));
  }

  /** The attempts of a handler, by its log group. */
  async handlings(logGroup: string): Promise<readonly Handling[]> {
    return (await this.#read(logGroup, handlingIn)).filter((line) => this.#isMeant(line));
  }

  /** What operators did to it. */
  async operations(): Promise<readonly Operation[]> {
    return await this.#read(this.#stage.description.operationsLogGroup, operationIn);
  }

  async #read<Read>(logGroup: string, read: (line: LogLine) => Read | undefined): Promise<readonly Read[]> {
    const found: Read[] = [];
    for (const window of this.#windows)
      for await (const line of this.#stage.logs.read(logGroup, { ...window, text: this.#key.id })) {
        const one = read(line);
        if (one !== undefined) found.push(one);
      }
    return found;
  }

  #isMeant({ source, eventId }: Pick<Delivery | Handling, 'source' | 'eventId'>): boolean {
    return source === this.#key.source && eventId === this.#key.id;
  }
}

function operationIn({ time, fields }: LogLine): Operation {
  const read = new LineFields(fields);
  const action = read.name('message');
  return { kind: 'operation', at: time.toISOString(), action, ...read.texts('who', 'reason') };
}
