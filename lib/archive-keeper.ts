import { Duration, Size } from 'aws-cdk-lib';
import { Rule, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { DAY_FILES, FORGOTTEN, HOT, MANIFESTS } from '../core/archive/archive-keys.ts';
import { KEEPER_ENVIRONMENT } from '../lambda/archive-keeper/environment.ts';
import type { KeeperRequest } from '../lambda/archive-keeper/keeper-request.ts';
import { PIPELINE_VARIABLE } from '../lambda/telemetry-names.ts';
import type { ArchiveBucket } from './archive/archive-bucket.ts';
import { keeperAlarms } from './archive-keeper/keeper-alarms.ts';
import { KeeperMetrics } from './archive-keeper/keeper-metrics.ts';
import { NodeFunction } from './node-function.ts';
import type { Figures } from './observability/figures.ts';
import { functionCosts } from './observability/function-costs.ts';
import { graph } from './observability/graph.ts';
import type { DashboardRow, Observable } from './observability/observable.ts';
import { packageCode } from './package-code.ts';

/** As long as Lambda lets a function run. Compaction goes on with what is left the next time. */
const TIMEOUT = Duration.minutes(15);
/** Enough for a day of a million events, as docs/archive.md has it measured. */
const MEMORY_MEGABYTES = 512;
/** The events of a day in runs, its file of before and its new one. Lambda asks nothing for the disk but by the second. */
const DISK = Size.gibibytes(4);
/** When what came at the end of the day before has been written. */
const DAILY = Schedule.cron({ hour: '2', minute: '0' });

/** What the keeper is told of its pipeline. */
export interface ArchiveKeeperProps {
  /** The name of the pipeline. */
  readonly pipelineName: string;
  /** What it keeps. */
  readonly bucket: ArchiveBucket;
  /** What runs every minute: where it does and the keeper does not, the keeper has stopped. */
  readonly drain: NodeFunction;
  /** How long log lines are kept. */
  readonly logRetention: RetentionDays;
  /** The key with which its log is encrypted. @default one that CloudWatch owns */
  readonly encryptionKey?: IKey | undefined;
}

/**
 * The function that compacts the archive once a day, and answers operators who ask it something.
 *
 * Defines a Lambda function, its role, its log group, how it is invoked, the EventBridge rule that starts it and alarms.
 */
export class ArchiveKeeper extends Construct implements Observable {
  readonly function: NodeFunction;
  readonly alarms;
  readonly #metrics: KeeperMetrics;

  constructor(scope: Construct, id: string, props: ArchiveKeeperProps) {
    super(scope, id);
    const { pipelineName, bucket, drain, logRetention, encryptionKey } = props;
    this.function = new NodeFunction(this, 'Keeper', {
      code: packageCode('archive-keeper'),
      description: 'Compacts the archive, and answers what is asked of it',
      timeout: TIMEOUT,
      memorySize: MEMORY_MEGABYTES,
      ephemeralStorageSize: DISK,
      logRetention,
      encryptionKey,
      environment: {
        [PIPELINE_VARIABLE]: pipelineName,
        [KEEPER_ENVIRONMENT.bucket]: bucket.resource.bucketName,
      },
    });
    bucket.grantReading(this.function, HOT, DAY_FILES, MANIFESTS, FORGOTTEN);
    bucket.grantWriting(this.function, DAY_FILES, MANIFESTS);
    bucket.grantRemoving(this.function, HOT, DAY_FILES);
    const event = RuleTargetInput.fromObject({ archive: 'compact' } satisfies KeeperRequest);
    const targets = [new LambdaFunction(this.function.resource, { event })];
    new Rule(this, 'Daily', { schedule: DAILY, targets });
    this.#metrics = new KeeperMetrics(pipelineName);
    const functions = { keeper: this.function.resource, drain: drain.resource };
    this.alarms = keeperAlarms(this, this.#metrics, functions);
  }

  get figures(): Figures {
    return { costs: functionCosts("the archive's keeper", this.function) };
  }

  get dashboardRows(): readonly DashboardRow[] {
    const { resource } = this.function;
    return [
      {
        kind: 'archive',
        title: 'Compaction of the archive',
        widgets: [
          graph('Days', this.#metrics.count('daysCompacted'), this.#metrics.count('daysNotCompacted')),
          graph('Damage found', this.#metrics.count('damaged')),
          graph('Errors and throttles', resource.metricErrors(), resource.metricThrottles()),
        ],
      },
    ];
  }
}
