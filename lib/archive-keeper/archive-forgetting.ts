import { Duration } from 'aws-cdk-lib';
import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { Rule, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Grant } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import {
  CERTIFICATES,
  DAY_FILES,
  FORGETTING,
  FORGOTTEN,
  HOT,
  MANIFESTS,
  REPLAYS,
} from '../../core/archive/archive-keys.ts';
import {
  FORGET_ENVIRONMENT,
  OPTIONAL_FORGET_ENVIRONMENT,
} from '../../lambda/archive-keeper/forget/forget-environment.ts';
import { FORGET_METRICS } from '../../lambda/archive-keeper/forget/forget-metrics.ts';
import type { ContinueForgettingRequest } from '../../lambda/archive-keeper/forget/forget-request.ts';
import type { HandlerManifest } from '../../lambda/handler-kit/manifest.ts';
import type { ArchiveBucket } from '../archive/archive-bucket.ts';
import { grantKeyUse } from '../encryption/use-key.ts';
import type { InboxTable } from '../inbox-table.ts';
import { isLocalMode } from '../local-mode.ts';
import type { NodeFunction } from '../node-function.ts';
import type { Observable } from '../observability/observable.ts';
import { raiseAlarm } from '../observability/raise-alarm.ts';
import type { ParkedEvents } from '../parked-events.ts';
import type { QuarantineTable } from '../quarantine-table.ts';
import { KeeperMetrics } from './keeper-metrics.ts';

/** The minute that the writer gathers, the minute that it may take, and one for everything else. */
const SETTLE = Duration.minutes(3);
/** There it gathers for a second. */
const LOCAL_SETTLE = Duration.seconds(4);

/** So long a forgetting that somebody died over waits at most. */
const CONTINUE_EVERY = Duration.minutes(5);
/** A run that cannot start is dropped: the next one does its work. */
const NO_SECOND_TRY = { retryAttempts: 0, maxEventAge: CONTINUE_EVERY } as const;
/** A run takes a quarter of an hour at most, and then says that it is not done. */
const UNFINISHED_PERIOD = Duration.minutes(20);
const UNFINISHED_PERIODS = 3;

/** What persons are taken out of. */
export interface ArchiveForgettingProps {
  /** The name of the pipeline. */
  readonly pipelineName: string;
  /** The function that forgets. */
  readonly keeper: NodeFunction;
  /** Where the archive is. */
  readonly bucket: ArchiveBucket;
  /** Which events handlers have applied. */
  readonly inbox: InboxTable;
  /** What handlers gave up on. */
  readonly quarantine: QuarantineTable;
  /** What waits for the topic, or was refused by it. */
  readonly parked: ParkedEvents;
  /** The key of the handlers' tables. @default one that DynamoDB owns */
  readonly encryptionKey?: IKey | undefined;
}

/**
 * Makes the archive's keeper forget persons when somebody asks it to.
 *
 * Defines an EventBridge rule that goes on with what is unfinished, and an alarm. Lets the keeper take persons out of the bucket and
 * of the tables.
 */
export class ArchiveForgetting extends Construct implements Observable {
  readonly alarms: readonly Alarm[];
  readonly #props: ArchiveForgettingProps;

  constructor(scope: Construct, id: string, props: ArchiveForgettingProps) {
    super(scope, id);
    this.#props = props;
    const { keeper, bucket, inbox, quarantine, parked } = props;
    bucket.grantReading(keeper, CERTIFICATES);
    bucket.grantWriting(keeper, HOT, FORGOTTEN, FORGETTING, CERTIFICATES);
    bucket.grantRemoving(keeper, FORGETTING);
    bucket.grantRemovingVersions(keeper, HOT, DAY_FILES, MANIFESTS, REPLAYS, FORGETTING);
    inbox.grantForgetting(keeper);
    quarantine.grantForgetting(keeper);
    parked.grantForgetting(keeper);
    const { resource } = keeper;
    resource.addEnvironment(FORGET_ENVIRONMENT.quarantineTable, quarantine.table.tableName);
    resource.addEnvironment(FORGET_ENVIRONMENT.parkedTable, parked.table.tableName);
    const settle = isLocalMode(this) ? LOCAL_SETTLE : SETTLE;
    resource.addEnvironment(FORGET_ENVIRONMENT.settleSeconds, String(settle.toSeconds()));
    const request: ContinueForgettingRequest = { archive: 'continue-forgetting' };
    const event = RuleTargetInput.fromObject(request);
    const target = new LambdaFunction(resource, { event, ...NO_SECOND_TRY });
    new Rule(this, 'Continue', { schedule: Schedule.rate(CONTINUE_EVERY), targets: [target] });
    this.alarms = [this.#unfinished()];
  }

  get dashboardRows() {
    return [];
  }

  #unfinished(): Alarm {
    const { pipelineName } = this.#props;
    return raiseAlarm(this, 'Unfinished', {
      kind: 'forgetting-stalled',
      description:
        "A person who is to be forgotten has not been for an hour. Read in the log of the archive's keeper, in the line `forget`, what it waits for, or ask once more.",
      command: 'forget SOURCE USER --yes',
      metric: new KeeperMetrics(pipelineName)
        .sum(FORGET_METRICS.unfinished)
        .with({ period: UNFINISHED_PERIOD }),
      atLeast: 1,
      periods: UNFINISHED_PERIODS,
    });
  }

  /** Makes it erase persons in the user directory, if the handler is that of this repository. */
  addHandler({ entry }: Pick<HandlerManifest, 'entry'>, tables: ReadonlyMap<string, NamedTable>): void {
    const users = tables.get('users');
    const lookUps = tables.get('lookUps');
    if (!String(entry).endsWith(DIRECTORY_ENTRY) || users === undefined || lookUps === undefined) return;
    const { keeper, encryptionKey } = this.#props;
    grant(keeper, users, ['dynamodb:GetItem', 'dynamodb:PutItem']);
    grant(keeper, lookUps, ['dynamodb:PutItem', 'dynamodb:DeleteItem']);
    grantKeyUse(this, { key: encryptionKey, grantee: keeper, service: 'dynamodb' });
    keeper.resource.addEnvironment(OPTIONAL_FORGET_ENVIRONMENT.directoryUsers, users.tableName);
    keeper.resource.addEnvironment(OPTIONAL_FORGET_ENVIRONMENT.directoryLookUps, lookUps.tableName);
  }
}

type NamedTable = Pick<ITable, 'tableArn' | 'tableName'>;

/** Only of this handler it is known what its tables hold. */
const DIRECTORY_ENTRY = '/lambda/handlers/user-directory/handle.ts';

function grant(grantee: NodeFunction, { tableArn }: NamedTable, actions: string[]): void {
  Grant.addToPrincipal({ grantee, actions, resourceArns: [tableArn] });
}
