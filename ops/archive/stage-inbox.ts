import type { InboxLookUp } from '../../core/archive/replay/replay-ports.ts';
import { INBOX_ATTRIBUTES } from '../../core/inbox/inbox-entry.ts';
import type { Item } from '../../core/inbox/item.ts';
import { OpsError } from '../ops-error.ts';
import type { Stage } from '../stage/stage.ts';

/** The inbox of a stage, entry by entry. */
export class StageInbox implements InboxLookUp {
  readonly #stage: Pick<Stage, 'description' | 'services' | 'now'>;

  /** Throws an `OpsError` where the stage has none. */
  constructor(stage: Pick<Stage, 'description' | 'services' | 'now'>) {
    this.#stage = stage;
    const { inboxTable, pipelineName } = stage.description;
    if (inboxTable === '') throw new OpsError('not-found', `no handler of ${pipelineName} has an inbox`);
  }

  async outcomes(keys: readonly string[]): Promise<ReadonlyMap<string, 'applied' | 'stale'>> {
    const { description, services, now } = this.#stage;
    const tables = await services.tables();
    const at = now();
    const entries = await Promise.all(
      keys.map(async (key) => {
        const item = await tables.get(description.inboxTable, { [INBOX_ATTRIBUTES.key]: key });
        return item === undefined || isExpired(item, at) ? [] : ([[key, outcomeOf(item)]] as const);
      }),
    );
    return new Map(entries.flat());
  }
}

/** DynamoDB deletes an expired item days late. */
function isExpired(item: Item, at: Date): boolean {
  return Number(item[INBOX_ATTRIBUTES.expiresAt]) < Math.floor(at.getTime() / 1000);
}

function outcomeOf({ outcome }: Item): 'applied' | 'stale' {
  return outcome === 'stale' ? 'stale' : 'applied';
}
