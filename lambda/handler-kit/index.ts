/** What a handler imports, as `wallet-webhooks/handler`: types and pure functions, and nothing that needs AWS. */
export type { Drift, FoundKind } from '../../core/events/drift.ts';
export type { Envelope, EnvelopeAttributes, TimeSource } from '../../core/events/envelope.ts';
export type { EventPattern, EventsMatching, EventsReceived } from '../../core/events/event-pattern.ts';
export { namesOf } from '../../core/events/event-types.ts';
export type { Unlisted } from '../../core/events/schema/unlisted.ts';
export { providerOf, type SourceName } from '../../core/events/source-name.ts';
export type { EventOf, EventType, UnknownEvent, WalletEvent } from '../../core/events/wallet-event.ts';
export type {
  Handle,
  HandlerContext,
  HandlerLog,
  HandlingOutcome,
  LogFacts,
} from '../../core/handling/handler.ts';
export type { ItemAddress, ReadItem } from '../../core/handling/item-reads.ts';
export type { Notice, Notify } from '../../core/handling/notices.ts';
export { PermanentError } from '../../core/handling/permanent-error.ts';
export type { NewerState } from '../../core/inbox/apply-if-newer.ts';
export {
  absent,
  allOf,
  anyOf,
  atMost,
  type Condition,
  differsFrom,
  equals,
  lessThan,
  notNewerThan,
} from '../../core/inbox/condition.ts';
export type { ApplyOutcome } from '../../core/inbox/inbox.ts';
export type { Item, ItemValue } from '../../core/inbox/item.ts';
export type { ItemMerge, Merged, WriteAlongside } from '../../core/inbox/merge.ts';
export { type Dated, notOutdated, recencyOf } from '../../core/inbox/recency.ts';
export type { ConditionalWrite, DeleteWrite, PutWrite, UpdateWrite, Write } from '../../core/inbox/write.ts';
export type { ProviderName } from '../../core/providers/index.ts';
export { isOpaqueId } from '../../core/providers/opaque-id.ts';
export { type PrivyEvent, unwrapPrivyEvent } from '../../core/providers/privy/unwrap.ts';
export type { JsonObject } from '../../core/providers/provider.ts';
export { readTime } from '../../core/time/read-time.ts';
export { defineHandler } from './define-handler.ts';
export type { HandleOf } from './handle-of.ts';
export type {
  HandlerManifest,
  HandlerStatement,
  HandlerTable,
  HandlerTopic,
  SecretNameOf,
  TableNameOf,
  TopicNameOf,
  VariableNameOf,
} from './manifest.ts';
