import type { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Rule, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import { FORGOTTEN } from '../../core/archive/archive-keys.ts';
import { AUDIT_ENVIRONMENT } from '../../lambda/archive-keeper/audit/audit-environment.ts';
import { AUDIT_METRICS } from '../../lambda/archive-keeper/audit/audit-metrics.ts';
import type { AuditRequest } from '../../lambda/archive-keeper/audit/audit-request.ts';
import type { ArchiveBucket } from '../archive/archive-bucket.ts';
import type { EventLedger } from '../event-ledger.ts';
import type { NodeFunction } from '../node-function.ts';
import { graph } from '../observability/graph.ts';
import type { DashboardRow, Observable } from '../observability/observable.ts';
import { raiseAlarm } from '../observability/raise-alarm.ts';
import { KeeperMetrics } from './keeper-metrics.ts';
import { missedRun } from './missed-run.ts';
import { UNTIL_THE_NEXT_RUN } from './until-the-next-run.ts';

/** Two hours after the days before were compacted, so that it is files that are audited. */
const DAILY = Schedule.cron({ hour: '4', minute: '0' });

/** What is audited, and by whom. */
export interface ArchiveAuditsProps {
  /** The name of the pipeline. */
  readonly pipelineName: string;
  /** The function that audits. */
  readonly keeper: NodeFunction;
  /** Where the archive is. */
  readonly bucket: ArchiveBucket;
  /** What it is compared with. */
  readonly ledger: EventLedger;
  /** How long the ledger remembers. */
  readonly ledgerRetentionDays: number;
  /** Whether events are kept whose payloads carry key material. */
  readonly keyMaterial: boolean;
}

/**
 * Makes the archive's keeper compare every day with the ledger, once it is over.
 *
 * Defines the EventBridge rule that starts it and alarms.
 */
export class ArchiveAudits extends Construct implements Observable {
  readonly alarms;
  readonly #metrics: KeeperMetrics;

  constructor(scope: Construct, id: string, props: ArchiveAuditsProps) {
    super(scope, id);
    const { pipelineName, keeper, bucket, ledger, ledgerRetentionDays, keyMaterial } = props;
    this.#metrics = new KeeperMetrics(pipelineName);
    ledger.grantAuditing(keeper);
    bucket.grantReading(keeper, FORGOTTEN);
    const { resource } = keeper;
    resource.addEnvironment(AUDIT_ENVIRONMENT.ledgerTable, ledger.table.tableName);
    resource.addEnvironment(AUDIT_ENVIRONMENT.ledgerRetentionDays, String(ledgerRetentionDays));
    resource.addEnvironment(AUDIT_ENVIRONMENT.keyMaterial, String(keyMaterial));
    const event = RuleTargetInput.fromObject({ archive: 'audit' } satisfies AuditRequest);
    new Rule(this, 'Daily', { schedule: DAILY, targets: [new LambdaFunction(resource, { event })] });
    this.alarms = [
      raiseAlarm(this, 'Incomplete', {
        kind: 'archive-incomplete',
        description:
          'The archive is not what the ledger says was published, or not as it was written. Look which events and objects that are, and what is wrong with each.',
        command: 'audit',
        metric: this.#count('differences'),
        atLeast: 1,
        missingData: UNTIL_THE_NEXT_RUN,
      }),
      missedRun(this, 'NotAudited', {
        kind: 'archive-not-audited',
        what: 'The archive has not been audited',
        runs: this.#count('differences'),
        command: 'audit',
        keeper: resource,
      }),
    ];
  }

  get dashboardRows(): readonly DashboardRow[] {
    return [
      {
        kind: 'archive',
        title: 'Audits of the archive',
        widgets: [
          graph('Differences', this.#count('differences')),
          graph('Events that the ledger does not know', this.#count('unmarked')),
        ],
      },
    ];
  }

  #count(metric: keyof typeof AUDIT_METRICS): Metric {
    return this.#metrics.sum(AUDIT_METRICS[metric]);
  }
}
