import type { Duration } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { SourceName } from '../core/events/source-name.ts';
import type { HandlerManifest } from '../lambda/handler-kit/manifest.ts';
import type { AlarmOptions } from './alarm-receivers.ts';
import type { ArchiveOptions } from './archive.ts';
import type { HttpsConsumerOptions } from './https-destination.ts';
import type { Throttle } from './intake-api/throttle.ts';
import type { CloudWatchRole } from './intake-api.ts';
import type { DomainOptions } from './intake-domain.ts';
import type { ServiceLevel } from './observability/service-level.ts';
import type { OperatorPolicyOptions } from './operations/operator-policies.ts';
import type { SourceOptions } from './source-plan.ts';
import type { WarmThroughputs } from './warm-throughput.ts';
import type { ConsumerOptions } from './webhook-consumer.ts';

/** What a pipeline is made of. Texts and numbers that shape the template must be literals; all else may be a token. */
export interface WalletWebhooksProps {
  /**
   * The name of the stage, such as `prod`: part of the URLs of execute-api, and the environment of events that name none.
   * 1 to 32 lower-case letters, digits and inner hyphens.
   */
  readonly stage: string;
  /**
   * What tells this pipeline from others of the account and region: its metrics, its API and its dashboard carry it, and
   * its alarms name it.
   * @default the names of the stack and of the construct
   */
  readonly pipelineName?: string;
  /** The endpoints, by `<provider>/<name>`. @default none; `addSource` adds one */
  readonly sources?: Readonly<Record<SourceName, SourceOptions>>;
  /** The handlers that run in the pipeline, as their manifests. @default none; `addHandler` adds one */
  readonly handlers?: readonly HandlerManifest[];
  /**
   * What other services get, by the name of the service: a queue, or with `kind: 'https'` a request for each event.
   * @default none; `addConsumer` and `addDestination` add one
   */
  readonly consumers?: Readonly<Record<string, ConsumerOptions | HttpsConsumerOptions>>;
  /**
   * A name of your own for the endpoints, which a provider's dashboard keeps when the API is replaced or moves to another
   * region. The URLs of execute-api then answer 403.
   * @default the URLs of execute-api
   */
  readonly domain?: DomainOptions;
  /**
   * AWS accounts that may subscribe queues of their own, with `WebhookConsumer`. Stacks of this account need no leave.
   * @default none
   */
  readonly allowSubscribersFrom?: readonly string[];
  /** Addresses let through to every source that allows only some. @default none */
  readonly extraAllowedCidrs?: readonly string[];
  /** How long an event is remembered, so that a resend of it is not published again. At least 91 days. @default 100 days */
  readonly ledgerRetention?: Duration;
  /**
   * A table to take for the ledger, such as one that was restored from a backup. It must have the ledger's key and
   * indexes; its time to live, which a restored table lacks, is yours to set.
   * @default the pipeline makes its own
   */
  readonly ledgerTable?: ITable;
  /** The same for the parked events, whose table has an index. @default the pipeline makes its own */
  readonly parkedTable?: ITable;
  /** The same for the handlers' inbox. @default the pipeline makes its own */
  readonly inboxTable?: ITable;
  /** The same for what handlers gave up on. @default the pipeline makes its own */
  readonly quarantineTable?: ITable;
  /** How long handlers remember the events they applied. At least 91 days. @default 100 days */
  readonly inboxRetention?: Duration;
  /** How long the previous signing secret of a source is accepted after a new one was put. @default 48 hours */
  readonly rotationGrace?: Duration;
  /**
   * The key for everything that the pipeline stores: topic, queues, tables, bucket, logs and secrets. Its policy lets in SNS for
   * this topic, CloudWatch for these logs and the accounts that read a consumer's queue; the functions use it by their roles.
   * @default the key that SNS makes for the account for the topic, and keys that AWS owns for the rest
   */
  readonly encryptionKey?: IKey;
  /** How long log lines are kept. @default one month */
  readonly logRetention?: RetentionDays;
  /**
   * Whether tables, queues, secrets and the topic are left behind, with what is in them, when they are removed or replaced, and
   * the tables refuse to be deleted. The archive's bucket is always left behind.
   * @default true
   */
  readonly deletionProtection?: boolean;
  /**
   * What the tables of the pipeline take at once, before DynamoDB has seen how much comes: a new table takes 4,000 write and
   * 12,000 read units a second, and within half an hour twice what came before. It is paid once, and cannot be lowered: DynamoDB
   * refuses a lower value, and to leave it out later changes nothing.
   * @default what DynamoDB gives every new table
   */
  readonly warmThroughput?: WarmThroughputs;
  /**
   * The concurrency kept for the intake, which also limits it: as many deliveries are handled at once and no more.
   * @default none is reserved: the intake shares the account's with other functions
   */
  readonly reservedConcurrency?: number;
  /**
   * How much of each source is let through; more is answered 429, which to a provider is a failed delivery. API Gateway
   * counts each source by itself, and deliveries whose path is spelt otherwise together as one more: a pipeline of n sources
   * may take n + 1 times this. All APIs of an account share what the region allows it.
   * @default 5000 requests a second and bursts of 2500, divided by n + 1
   */
  readonly throttle?: Throttle;
  /**
   * Whom the alarms tell when they ring and when all is well again: `{ emails: [...] }` makes a topic with a subscription for each
   * address, `{ topic }` takes one that is there, `'nobody'` leaves it at the dashboard.
   * @default nobody, which is refused with `deletionProtection`
   */
  readonly alarms?: AlarmOptions;
  /**
   * The role with which API Gateway writes logs. An account has one per region for all its APIs: `create` sets it, `exists`
   * relies on it.
   * @default exists
   */
  readonly cloudWatchRole?: CloudWatchRole;
  /**
   * What is kept in the archive, which has every accepted event but those with key material; `false` for no archive: then
   * nothing can be asked for or replayed.
   * @default {}
   */
  readonly archive?: false | ArchiveOptions;
  /**
   * Whether the pipeline sends an event to itself every five minutes, through the public URL to a handler of its own, and raises
   * alarms when it does not arrive. It costs a few dollars a month.
   * @default what `deletionProtection` is; false in local mode
   */
  readonly canary?: boolean;
  /**
   * What the dashboard measures the pipeline by: so many percent of the events handled within so many seconds of the provider's time.
   * @default 99 percent within 60 seconds
   */
  readonly serviceLevel?: ServiceLevel;
  /**
   * Managed policies for the people who operate the pipeline: to look, and to repair as well. `{}` makes them for you to attach;
   * roles that it names get them.
   * @default none are made
   */
  readonly operatorPolicies?: OperatorPolicyOptions;
  /**
   * Where the outputs are made that say what to do after a deployment. In the stack itself their names have nothing before
   * them, such as `PrivyMainUrl`.
   * @default the pipeline: their names begin with its own
   */
  readonly outputScope?: Construct;
}
