import type { EventPattern } from '../../core/events/event-pattern.ts';
import type { SourceName } from '../../core/events/source-name.ts';
import type { HandlerManifest } from '../../lambda/handler-kit/manifest.ts';
import type { ArchiveOptions } from '../archive.ts';
import type { HttpsConsumerOptions } from '../https-destination.ts';
import type { Throttle } from '../intake-api/throttle.ts';
import type { CloudWatchRole } from '../intake-api.ts';
import type { ServiceLevel } from '../observability/service-level.ts';
import type { OperatorPolicyOptions } from '../operations/operator-policies.ts';
import type { SourceOptions } from '../source-plan.ts';
import type { WarmThroughputs } from '../warm-throughput.ts';

/** A pipeline: what is received, who gets it, and where it is deployed. See `definePipeline`. */
export interface PipelineConfig {
  /** The endpoints, by `<provider>/<name>`. The key is also the path after `/webhooks/` and the `source` of every event. */
  readonly sources: Readonly<Record<SourceName, SourceConfig>>;
  /** The handlers that run in the stack, as their manifests. */
  readonly handlers?: readonly HandlerManifest[];
  /** What other services get: a queue each, or a request for each event; by the name of the service. */
  readonly consumers?: Readonly<Record<string, ConsumerConfig>>;
  /** The stages, by name. Each becomes one stack. */
  readonly stages: Readonly<Record<string, StageConfig>>;
}

/** One endpoint of a provider. */
export interface SourceConfig extends SourceOptions {
  /** The stages that have this source. @default all */
  readonly stages?: readonly string[];
}

/** What another service gets: a queue, unless it says `kind: 'https'`. */
export type ConsumerConfig = QueueConsumerConfig | HttpsConsumerConfig;

/** A queue for another service. */
export interface QueueConsumerConfig {
  /** Event patterns: exact types, `privy.user.*`, `*.wallet.*`, `*`, or `uncatalogued:` and a type that the catalogue lacks. */
  readonly events: readonly EventPattern[];
  /** AWS accounts that may read the queue besides this one, whose identities need only a policy of their own. */
  readonly accountIds?: readonly string[];
  /** How long a message stays hidden while the service works on it. @default 120 */
  readonly visibilityTimeoutSeconds?: number;
  /** The stages that have this consumer. @default all */
  readonly stages?: readonly string[];
}

/** A service that each event is posted to. */
export interface HttpsConsumerConfig extends HttpsConsumerOptions {
  /** The stages that have this consumer. @default all */
  readonly stages?: readonly string[];
}

/** The endpoints' own name, which a provider's dashboard keeps when the API is replaced or moves to another region. */
export interface DomainConfig {
  /** The name, such as `webhooks.example.com`. It must have nothing else. */
  readonly name: string;
  /** The ARN of the certificate for it, of the stage's own region. */
  readonly certificateArn: string;
  /** The zone in which the name gets its records. @default none are made; the stack prints what the name must point at */
  readonly hostedZone?: { readonly id: string; readonly name: string };
  /** Whether the URLs of execute-api work as well, until every provider has the new URL. @default false */
  readonly keepExecuteApi?: boolean;
}

/** Whom the alarms of a stage tell: addresses by e-mail, a topic that is there already, or nobody on purpose. */
export type AlarmConfig =
  | {
      /** The addresses. SNS asks each to confirm, and tells it nothing before. */
      readonly emails: readonly string[];
    }
  | {
      /** The ARN of a standard SNS topic of the stage's region, whose policy and key let `cloudwatch.amazonaws.com` in. */
      readonly topicArn: string;
    }
  | 'nobody';

/** What differs between stages. */
export interface StageConfig {
  /** The AWS account to deploy to. @default that of the credentials at hand */
  readonly account?: string;
  /** The AWS region to deploy to. @default that of the credentials at hand */
  readonly region?: string;
  /**
   * Whether tables, queues, secrets and the topic are left behind, with what is in them, when they are removed or replaced, and
   * the stack and its tables refuse to be deleted. The archive's bucket is always left behind.
   * @default true
   */
  readonly deletionProtection?: boolean;
  /** How long an event is remembered, so that a resend of it is not published again. At least 91. @default 100 */
  readonly ledgerRetentionDays?: number;
  /** How long handlers remember the events they applied. At least 91. @default 100 */
  readonly inboxRetentionDays?: number;
  /** How long the previous signing secret of a source is accepted after a new one was put. @default 48 */
  readonly rotationGraceHours?: number;
  /** How long log lines are kept. @default 30 */
  readonly logRetentionDays?: number;
  /**
   * The key for everything that the stage stores. Its policy is yours to set; the synthesis says what it must have.
   * @default the key that SNS makes for the account for the topic, and keys that AWS owns for the rest
   */
  readonly encryptionKeyArn?: string;
  /** AWS accounts that may subscribe queues of their own, with `WebhookConsumer`. @default none */
  readonly allowSubscribersFrom?: readonly string[];
  /** A name of your own for the endpoints. The URLs of execute-api then answer 403. @default the URLs of execute-api */
  readonly domain?: DomainConfig;
  /**
   * A table to take for the ledger, such as one that was restored from a backup, instead of the one that the stage made.
   * @default the stage makes its own
   */
  readonly ledgerTableName?: string;
  /** The same for the parked events. @default the stage makes its own */
  readonly parkedTableName?: string;
  /** The same for the handlers' inbox. @default the stage makes its own */
  readonly inboxTableName?: string;
  /** The same for what handlers gave up on. @default the stage makes its own */
  readonly quarantineTableName?: string;
  /**
   * What the tables of the stage take at once, before DynamoDB has seen how much comes: a new table takes 4,000 write and
   * 12,000 read units a second, and within half an hour twice what came before. It is paid once, and cannot be lowered: DynamoDB
   * refuses a lower value, and to leave it out later changes nothing.
   * @default what DynamoDB gives every new table
   */
  readonly warmThroughput?: WarmThroughputs;
  /** The concurrency kept for the intake, which also limits it. @default none is reserved */
  readonly reservedConcurrency?: number;
  /**
   * The role with which API Gateway writes logs, of which an account has one per region: `create` sets it, `exists` relies
   * on it.
   * @default exists
   */
  readonly cloudWatchRole?: CloudWatchRole;
  /**
   * Whom the alarms tell when they ring and when all is well again: `{ emails: [...] }` makes a topic with a subscription for each
   * address, `{ topicArn: '...' }` takes a standard topic that is there, `'nobody'` leaves it at the dashboard.
   * @default nobody, which is refused with `deletionProtection`
   */
  readonly alarms?: AlarmConfig;
  /**
   * How much of each source is let through; more is answered 429, which to a provider is a failed delivery. API Gateway
   * counts each source by itself, and deliveries whose path is spelt otherwise together as one more: a stage of n sources may
   * take n + 1 times this. All APIs of an account share what the region allows it.
   * @default 5000 requests a second and bursts of 2500, divided by n + 1
   */
  readonly throttle?: Throttle;
  /** Addresses let through to every source that allows only some, such as an office or, locally, loopback. @default none */
  readonly extraAllowedCidrs?: readonly string[];
  /**
   * Values of handlers' environment variables in this stage, by the name of the handler: such as
   * `{ 'crm-contact': { CRM_URL: 'http://127.0.0.1:8080' } }`. The manifest declares the variables. @default as the manifests say
   */
  readonly handlerEnvironment?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /**
   * What is kept in the archive, which has every accepted event but those with key material; `false` for no archive: then
   * nothing can be asked for or replayed. @default {}
   */
  readonly archive?: false | ArchiveOptions;
  /**
   * Whether the stage sends an event to itself every five minutes, through the public URL to a handler of its own, and raises
   * alarms when it does not arrive. It costs a few dollars a month.
   * @default what `deletionProtection` is; false in local mode
   */
  readonly canary?: boolean;
  /**
   * What the dashboard measures the stage by: so many percent of the events handled within so many seconds of the provider's time.
   * @default 99 percent within 60 seconds
   */
  readonly serviceLevel?: ServiceLevel;
  /**
   * Managed policies for the people who operate the stage: to look, and to repair as well. `{}` makes them for you to attach;
   * roles that it names get them. @default none are made
   */
  readonly operatorPolicies?: OperatorPolicyOptions;
}
