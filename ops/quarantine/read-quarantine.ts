import type { Item } from '../../core/inbox/item.ts';
import type { Gate, KeptEvent } from '../../core/quarantine/quarantine.ts';
import { keptEventIn, lookIn } from '../../core/quarantine/quarantine-reading.ts';
import { QuarantineKeys } from '../../core/quarantine/quarantine-table.ts';
import type { Stage } from '../stage/stage.ts';

/** What was taken out of a line for good. */
export interface DroppedMessage {
  readonly messageId: string;
  readonly at: string;
  readonly reason: string;
}

/**
 * The quarantine of one handler, read from its table: whoever may do no more than look needs no function for it. Of the events in
 * line it has the bodies, which are nobody's to print.
 */
export class QuarantineReader {
  readonly #stage: Pick<Stage, 'description' | 'services'>;
  readonly #keys: QuarantineKeys;

  constructor(stage: Pick<Stage, 'description' | 'services'>, handler: string) {
    this.#stage = stage;
    this.#keys = new QuarantineKeys(handler);
  }

  /** The users in quarantine. */
  async gates(): Promise<readonly Gate[]> {
    return [...lookIn(await this.#query(this.#keys.gates)).gates.values()];
  }

  /** The events of a user's line, oldest first. */
  async line(group: string): Promise<readonly KeptEvent[]> {
    const events = await this.#query(this.#keys.group(group), 'event#');
    const parts = events.some((event) => event['parts'] !== 0)
      ? await this.#query(this.#keys.group(group), 'part#')
      : [];
    return events.map((event) => keptEventIn(group, event, partsOf(event, parts)));
  }

  /** What was dropped of a user's events, for as long as that is remembered. */
  async dropped(group: string): Promise<readonly DroppedMessage[]> {
    const items = await this.#query(this.#keys.group(group), 'dropped#');
    return items.map(({ messageId, droppedAt, reason }) => ({
      messageId: String(messageId),
      at: String(droppedAt),
      reason: String(reason),
    }));
  }

  async #query(pk: string, prefix?: string): Promise<readonly Item[]> {
    const { description, services } = this.#stage;
    const query = { partition: { pk }, ...(prefix === undefined ? {} : { prefix: { sk: prefix } }) };
    return await (await services.tables()).query(description.quarantineTable, query);
  }
}

function partsOf({ sk }: Item, parts: readonly Item[]): readonly Item[] {
  const prefix = `part#${String(sk).slice('event#'.length)}#`;
  return parts.filter((part) => String(part['sk']).startsWith(prefix));
}
