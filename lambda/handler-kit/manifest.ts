import type { EventPattern } from '../../core/events/event-pattern.ts';
import type { Write } from '../../core/inbox/write.ts';

/** What `lib/` must know of a handler to provision it. Data only: importing a manifest loads no run-time code. */
export interface HandlerManifest {
  /** Lower-case with hyphens. */
  readonly name: string;
  /**
   * The module that exports the handler's `handle`, as `new URL('./handle.ts', import.meta.url)` or an absolute path. It is
   * bundled with all that it imports when the stack is synthesized.
   */
  readonly entry: URL | string;
  /** One sentence for the dashboard and the Lambda console. */
  readonly description: string;
  /** Event patterns: exact types, `privy.user.*`, `*.wallet.*`, `*`, or `uncatalogued:` and a type that the catalogue lacks. */
  readonly events: readonly EventPattern[];
  readonly timeoutSeconds: number;
  readonly memoryMegabytes: number;
  /**
   * How many events a batch may hold, up to 10. Larger batches cost less; the events of different users in a batch are handled
   * at the same time.
   * @default 10
   */
  readonly batchSize?: number;
  /**
   * How many seconds after its first failure an event is tried again, after its second and so on. When the last try has
   * failed too, the handler gives up on it: it goes to quarantine, with the later events of its user. While the handler
   * succeeds for nobody, events are tried on. What takes the function down comes again when the queue's visibility time-out is
   * over, six times `timeoutSeconds`, whatever is said here.
   * @default [1, 5, 30, 120, 600, 1800]
   */
  readonly retrySeconds?: readonly number[];
  /**
   * Errors that no further attempt can mend, by their `name` or `code`: as if they were a `PermanentError`. Names of classes
   * of libraries, such as `ValidationException`.
   * @default only PermanentError
   */
  readonly permanentErrors?: readonly string[];
  /**
   * How many batches are handled at once at most, from 2 to 1,000: so that a backlog takes no concurrency from the intake, and
   * what is behind the handler is spared.
   * @default 50
   */
  readonly maxConcurrency?: number;
  /** Tables that the handler writes or reads, keyed by a logical name such as `users`. @default none */
  readonly tables?: Readonly<Record<string, HandlerTable>>;
  /** Environment variables, which `handle` finds in `context.environment`. Nothing secret. @default none */
  readonly environment?: Readonly<Record<string, string>>;
  /**
   * Secrets by a logical name such as `crmToken`: their names in Secrets Manager. `handle` reads one by
   * `context.secret('crmToken')`; the environment never holds it.
   * @default none
   */
  readonly secrets?: Readonly<Record<string, string>>;
  /**
   * SNS topics for people, by a logical name such as `people`. `handle` publishes to one by `context.notify('people', …)`.
   * @default none
   */
  readonly topics?: Readonly<Record<string, HandlerTopic>>;
  /** What the function may do besides. @default nothing */
  readonly statements?: readonly HandlerStatement[];
}

/** The logical names of the tables that a manifest declares. */
export type TableNameOf<Manifest extends Pick<HandlerManifest, 'tables'>> = Manifest extends {
  readonly tables: Readonly<Record<infer Name extends string, HandlerTable>>;
}
  ? Name
  : never;

/** The logical names of the secrets that a manifest declares. */
export type SecretNameOf<Manifest extends Pick<HandlerManifest, 'secrets'>> = Manifest extends {
  readonly secrets: Readonly<Record<infer Name extends string, string>>;
}
  ? Name
  : never;

/** The logical names of the topics that a manifest declares. */
export type TopicNameOf<Manifest extends Pick<HandlerManifest, 'topics'>> = Manifest extends {
  readonly topics: Readonly<Record<infer Name extends string, HandlerTopic>>;
}
  ? Name
  : never;

/** The environment variables that a manifest declares. */
export type VariableNameOf<Manifest extends Pick<HandlerManifest, 'environment'>> = Manifest extends {
  readonly environment: Readonly<Record<infer Name extends string, string>>;
}
  ? Name
  : never;

/** A table that a handler writes or reads. The stack makes it, unless it exists already. */
export interface HandlerTable {
  /** The name of the string partition key. */
  readonly partitionKey: string;
  /** The name of the string sort key. @default the table has none */
  readonly sortKey?: string;
  /** The environment variable through which the handler learns the table's name. */
  readonly environmentVariable: string;
  /** What the handler's writes do to items. It is permitted these and nothing else. @default nothing */
  readonly writes?: readonly Write['kind'][];
  /** Whether the handler reads items, by `context.readItem`. @default false */
  readonly reads?: boolean;
  /**
   * The names of tables that exist already, by stage. A stage that is not named gets a table of its own, so that local mode
   * has one.
   * @default none exists
   */
  readonly existing?: Readonly<Record<string, string>>;
}

/** A standard SNS topic that a handler publishes notices to. The stack makes it, unless it exists already. */
export interface HandlerTopic {
  /**
   * E-mail addresses that get the notices, each once it has confirmed: in every stage, or by stage. Topics that exist already
   * keep their own subscriptions.
   * @default none
   */
  readonly emails?: readonly string[] | Readonly<Record<string, readonly string[]>>;
  /**
   * The ARNs of topics that exist already, by stage. A stage that is not named gets a topic of its own.
   * @default none exists
   */
  readonly existing?: Readonly<Record<string, string>>;
}

/** A statement of the function's policy, as IAM has it. */
export interface HandlerStatement {
  /** Such as `ses:SendEmail`. */
  readonly actions: readonly string[];
  /** ARNs. */
  readonly resources: readonly string[];
}

/** Environment variables that every handler function gets. */
export const HANDLER_ENVIRONMENT = {
  inboxTable: 'INBOX_TABLE',
  inboxRetentionDays: 'INBOX_RETENTION_DAYS',
  /** The names of the secrets, as JSON. */
  secrets: 'HANDLER_SECRETS',
  /** The ARNs of the topics, as JSON. */
  topics: 'HANDLER_TOPICS',
  queueUrl: 'HANDLER_QUEUE_URL',
  quarantineTable: 'QUARANTINE_TABLE',
  /** The waits between tries, as JSON. */
  retrySeconds: 'HANDLER_RETRY_SECONDS',
} as const;
