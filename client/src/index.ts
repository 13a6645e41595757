/** Everything a service needs to consume the events: types, parsing, units and JSON Schemas. No dependencies. */
export type {
  DirectoryAccount,
  DirectoryUser,
  DirectoryWallet,
} from '../../core/directory/directory-user.ts';
export type { Drift, FoundKind } from '../../core/events/drift.ts';
export type { Envelope, EnvelopeAttributes } from '../../core/events/envelope.ts';
export type { EventPattern, EventsMatching, EventsReceived } from '../../core/events/event-pattern.ts';
export { isKnownType, namesOf } from '../../core/events/event-types.ts';
export type * from '../../core/events/generated/payload-types.ts';
export { matchesPattern } from '../../core/events/matches-pattern.ts';
export { type ParsedEvent, parseEvent } from '../../core/events/parse-event.ts';
export type { Unlisted } from '../../core/events/schema/unlisted.ts';
export {
  type EventOf,
  type EventType,
  isWalletEvent,
  type UnknownEvent,
  type WalletEvent,
} from '../../core/events/wallet-event.ts';
export { baseUnits, formatUnits, parseUnits } from './amounts.ts';
export {
  createUserDirectoryReader,
  type GetItemInput,
  type PlainItem,
  type QueryInput,
  type UserDirectoryReader,
  type UserDirectoryReaderOptions,
} from './directory/user-directory-reader.ts';
export { type ParsedMessage, parseMessage } from './parse-message.ts';
export { rawData } from './raw-data.ts';
export { schemaUrl } from './schema-url.ts';
export { isoToDate, millisecondsToDate, secondsToDate, toDate } from './times.ts';
