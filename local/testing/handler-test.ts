import type { Envelope } from '../../core/events/envelope.ts';
import type { HandlingOutcome } from '../../core/handling/handler.ts';
import type { Notice } from '../../core/handling/notices.ts';
import type { Item } from '../../core/inbox/item.ts';
import type { HandleOf } from '../../lambda/handler-kit/handle-of.ts';
import type {
  HandlerManifest,
  SecretNameOf,
  TableNameOf,
  VariableNameOf,
} from '../../lambda/handler-kit/manifest.ts';
import type { MakeTables } from './test-tables.ts';

/** A handler to test, and what it is given. */
export interface HandlerUnderTest<Manifest extends HandlerManifest> {
  readonly manifest: Manifest;
  readonly handle: HandleOf<Manifest>;
  /** `memoryTables`, or `localTables` for the DynamoDB engine of local mode. @default memoryTables */
  readonly tables?: MakeTables;
  /** Items that are there already. @default none */
  readonly items?: Readonly<Partial<Record<TableNameOf<Manifest>, readonly Item[]>>>;
  /** The values of the secrets. @default none */
  readonly secrets?: Readonly<Partial<Record<SecretNameOf<Manifest>, string>>>;
  /** Instead of what the manifest says. @default as the manifest says */
  readonly environment?: Readonly<Partial<Record<VariableNameOf<Manifest>, string>>>;
  /** @default the clock */
  readonly now?: () => Date;
}

/** What became of an event. */
export interface Handled {
  /** `failed`: the event would come again. */
  readonly outcome: HandlingOutcome | 'failed';
  /** Why it failed: what `handle` threw, or what is wrong with what it returned or with the time it took. */
  readonly error?: unknown;
}

/** A handler that runs in the test's own process, hosted as in the cloud: with its inbox, its checks and its tables. */
export interface HandlerTest<Table extends string, Topic extends string = never> {
  /**
   * Gives it one event, as its queue would. The same event twice is what a redelivery is. Throws for an event that the
   * manifest's patterns do not let through.
   */
  give(event: Envelope): Promise<Handled>;
  /** What one of its tables holds, in the order of the keys. */
  items(table: Table): Promise<readonly Item[]>;
  /** What it published to one of its topics so far, as the topic would have taken it. */
  notices(topic: Topic): readonly Required<Notice>[];
  /** Ends what was started for the test. */
  close(): Promise<void>;
}
