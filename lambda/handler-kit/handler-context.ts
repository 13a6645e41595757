import type { Drift } from '../../core/events/drift.ts';
import type { Envelope } from '../../core/events/envelope.ts';
import { cachedSecrets, type ReadSecret } from '../../core/handling/cached-secrets.ts';
import { declaredTopics } from '../../core/handling/declared-topics.ts';
import type { HandlerContext } from '../../core/handling/handler.ts';
import type { ItemAddress, ReadItem } from '../../core/handling/item-reads.ts';
import type { Notify } from '../../core/handling/notices.ts';
import type { Inbox } from '../../core/inbox/inbox.ts';
import { wellFormedWrites } from '../../core/inbox/well-formed-writes.ts';
import type { Telemetry } from '../telemetry.ts';
import { UndeclaredReadError } from './declared-reads.ts';
import { handlerLog } from './handler-report.ts';

export interface ContextOptions<Table extends string> {
  readonly inbox: Inbox;
  /** The physical names of the handler's tables. */
  readonly tables: Readonly<Record<Table, string>>;
  readonly telemetry: Telemetry;
  /** @default no table can be read */
  readonly readItem?: ReadItem;
  /** @default there is no secret */
  readonly secret?: ReadSecret;
  /** @default there is no topic */
  readonly notify?: Notify;
  /** @default none */
  readonly environment?: Readonly<Record<string, string>>;
  /** @default unknown */
  readonly logGroup?: string;
}

const NO_SECRET = cachedSecrets({ ids: {}, fetch: () => Promise.reject(), now: () => new Date(0) });
const NO_TOPIC = declaredTopics({}, () => Promise.reject());

function noTable({ table }: ItemAddress): Promise<never> {
  return Promise.reject(new UndeclaredReadError(table));
}

/** An event as it was read, and the time there is for it. */
export interface EventAtHand {
  readonly event: Envelope;
  readonly drift: readonly Drift[];
  readonly signal: AbortSignal;
  /** Hears how many texts of the event's writes had to be changed to be stored, if any. */
  readonly onMended: (texts: number) => void;
}

/** What a handler is given with one event. */
export function handlerContext<Table extends string>(
  { event, drift, signal, onMended }: EventAtHand,
  {
    inbox,
    tables,
    telemetry,
    readItem = noTable,
    secret = NO_SECRET,
    notify = NO_TOPIC,
    environment = {},
    logGroup = 'unknown',
  }: ContextOptions<Table>,
): HandlerContext<Table> {
  let applied = false;
  return {
    applyOnce: async (writes) => {
      if (applied) throw new AppliedTwiceError();
      applied = true;
      const wellFormed = wellFormedWrites(writes);
      if (wellFormed.mended > 0) onMended(wellFormed.mended);
      return inbox.applyOnce(event, wellFormed.writes);
    },
    tables,
    readItem,
    secret,
    notify,
    environment,
    log: handlerLog(event, telemetry),
    logGroup,
    drift,
    signal,
  };
}

/** A second `applyOnce` for one event would find the first one's entry and drop its writes as a duplicate. */
export class AppliedTwiceError extends Error {
  readonly code = 'applied-twice';

  constructor() {
    super(
      'handle called applyOnce a second time for one event. Give it all writes of the event in one call.',
    );
    this.name = 'AppliedTwiceError';
  }
}
