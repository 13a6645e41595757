/** What the test of a handler imports, as `wallet-webhooks/testing`. */
export { buildEvent } from '../../client/src/testing/build-event.ts';
export { checkEveryOrder, type FinalItems } from './check-every-order.ts';
export type { Handled, HandlerTest, HandlerUnderTest } from './handler-test.ts';
export type { TableKey, TableKeys } from './key-rules.ts';
export { localTables } from './local-tables.ts';
export { memoryTables } from './memory-tables.ts';
export { testHandler } from './test-handler.ts';
export type { MakeTables, TestTables } from './test-tables.ts';
