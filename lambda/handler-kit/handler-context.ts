import type { Drift } from '../../core/events/drift.ts';
import type { Envelope } from '../../core/events/envelope.ts';
import { cachedSecrets, type ReadSecret } from '../../core/handling/cached-secrets.ts';
import { declaredTopics } from '../../core/handling/declared-topics.ts';
import type { HandlerContext } from '../../core/handling/handler.ts';
import type { Notify } from '../../core/handling/notices.ts';
import type { Inbox } from '../../core/inbox/inbox.ts';
import type { ItemStore } from '../../core/inbox/item-store.ts';
import type { Telemetry } from '../telemetry.ts';
import { UndeclaredReadError } from './declared-reads.ts';
import { UndeclaredWriteError } from './declared-writes.ts';
import { handlerLog } from './handler-report.ts';
import { effectsOf } from './item-effects.ts';

export interface ContextOptions<Table extends string> {
  readonly inbox: Inbox;
  /** The physical names of the handler's tables. */
  readonly tables: Readonly<Record<Table, string>>;
  readonly telemetry: Telemetry;
  /** Where the tables are. @default none can be read or written but by the inbox */
  readonly store?: ItemStore;
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

const NO_TABLE: ItemStore = {
  readItem: ({ table }) => Promise.reject(new UndeclaredReadError(table)),
  putItem: ({ table, kind }) => Promise.reject(new UndeclaredWriteError(table, kind)),
  transactions: { commit: () => Promise.reject(new Error('There are no tables to write to.')) },
};

/** An event as it was read, and the time there is for it. */
export interface EventAtHand {
  readonly event: Envelope;
  readonly body: string;
  readonly drift: readonly Drift[];
  readonly signal: AbortSignal;
  /** Hears how many texts of the event's writes had to be changed to be stored, if any. */
  readonly onMended: (texts: number) => void;
  /** Hears how many items the event has written. */
  readonly onWritten: (items: number) => void;
}

/** What a handler is given with one event. */
export function handlerContext<Table extends string>(
  { event, body, drift, signal, onMended, onWritten }: EventAtHand,
  {
    inbox,
    tables,
    telemetry,
    store = NO_TABLE,
    secret = NO_SECRET,
    notify = NO_TOPIC,
    environment = {},
    logGroup = 'unknown',
  }: ContextOptions<Table>,
): HandlerContext<Table> {
  return {
    body,
    ...effectsOf(event, { inbox, store, onMended, onWritten }),
    tables,
    readItem: store.readItem,
    secret,
    notify,
    environment,
    log: handlerLog(event, telemetry),
    logGroup,
    drift,
    signal,
  };
}
