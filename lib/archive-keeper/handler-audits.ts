import { Stack } from 'aws-cdk-lib';
import type { Alarm, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Rule, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Grant } from 'aws-cdk-lib/aws-iam';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { HANDLING_ENVIRONMENT } from '../../lambda/archive-keeper/audit-handler/handling-environment.ts';
import { HANDLING_METRICS } from '../../lambda/archive-keeper/audit-handler/handling-metrics.ts';
import type { HandlingRequest } from '../../lambda/archive-keeper/audit-handler/handling-request.ts';
import type { Handler } from '../handler.ts';
import type { NodeFunction } from '../node-function.ts';
import { graph } from '../observability/graph.ts';
import type { DashboardRow, Observable } from '../observability/observable.ts';
import { raiseAlarm } from '../observability/raise-alarm.ts';
import { PipelineOutputs } from '../pipeline-outputs.ts';
import { KeeperMetrics } from './keeper-metrics.ts';
import { missedRun } from './missed-run.ts';
import { UNTIL_THE_NEXT_RUN } from './until-the-next-run.ts';

/** An hour after the archive was audited: what came at the end of the day before is handled by then. */
const DAILY = Schedule.cron({ hour: '5', minute: '0' });

/** Whose work is audited, and by whom. */
export interface HandlerAuditsProps {
  /** The name of the pipeline. */
  readonly pipelineName: string;
  /** The function that audits. */
  readonly keeper: NodeFunction;
  /** How long the handlers' logs are kept. */
  readonly logRetention: RetentionDays;
  /** Where what is printed is printed. */
  readonly outputScope: Construct;
}

/**
 * Makes the archive's keeper compare every day what was published with what each handler says that it did.
 *
 * Defines an EventBridge rule for each handler, and alarms.
 */
export class HandlerAudits extends Construct implements Observable {
  readonly #props: HandlerAuditsProps;
  readonly #metrics: KeeperMetrics;
  #alarms: readonly Alarm[] = [];

  constructor(scope: Construct, id: string, props: HandlerAuditsProps) {
    super(scope, id);
    const { pipelineName, keeper, logRetention } = props;
    this.#props = props;
    this.#metrics = new KeeperMetrics(pipelineName);
    keeper.resource.addEnvironment(HANDLING_ENVIRONMENT.logRetentionDays, String(logRetention));
  }

  /** Makes it audit a handler too. */
  addHandler({ subscriber, function: { logGroup } }: Handler): void {
    const { name, deadLetterQueue, subscriptionDeadLetterQueue } = subscriber;
    const { keeper } = this.#props;
    const queues = [deadLetterQueue, subscriptionDeadLetterQueue];
    grant(keeper, ['logs:FilterLogEvents'], [logGroup.logGroupArn]);
    grant(
      keeper,
      ['sqs:GetQueueAttributes'],
      queues.map(({ queueArn }) => queueArn),
    );
    const request: HandlingRequest = {
      archive: 'audit-handler',
      handler: name,
      logGroup: logGroup.logGroupName,
      deadLetterQueues: queues.map(({ queueUrl }) => queueUrl),
    };
    const target = new LambdaFunction(keeper.resource, { event: RuleTargetInput.fromObject(request) });
    new Rule(this, name, { schedule: DAILY, targets: [target] });
    this.#print(request);
    if (this.#alarms.length === 0) this.#alarms = this.#raiseAlarms();
  }

  /** None where there is no handler. */
  get alarms() {
    return this.#alarms;
  }

  get dashboardRows(): readonly DashboardRow[] {
    return [
      {
        kind: 'archive',
        title: 'Audits of the handlers',
        widgets: [
          graph('Events that nobody knows of', this.#count('differences')),
          graph('Events without an outcome', this.#count('unsettled')),
        ],
      },
    ];
  }

  #raiseAlarms(): readonly Alarm[] {
    const differences = this.#count('differences');
    return [
      raiseAlarm(this, 'Unaccounted', {
        kind: 'unaccounted',
        description: `Events were published that a handler has not handled, and that are in none of its queues nor in its quarantine. Read in the log of the archive's keeper, in the line "audit of a handler", which handler and which events that are, and bring them to it.`,
        command: 'replay start HANDLER --only-missing --from DAY',
        metric: differences,
        atLeast: 1,
        missingData: UNTIL_THE_NEXT_RUN,
      }),
      missedRun(this, 'NotAudited', {
        kind: 'handlers-not-audited',
        what: 'No handler has been audited',
        runs: differences,
        command: 'audit --handler HANDLER',
        keeper: this.#props.keeper.resource,
      }),
    ];
  }

  #print(request: HandlingRequest): void {
    const { keeper, outputScope } = this.#props;
    new PipelineOutputs(outputScope).printHandlerAudits(
      request.handler,
      keeper.resource.functionName,
      Stack.of(this).toJsonString(request),
    );
  }

  #count(metric: keyof typeof HANDLING_METRICS): Metric {
    return this.#metrics.sum(HANDLING_METRICS[metric]);
  }
}

function grant(grantee: NodeFunction, actions: string[], resourceArns: string[]): void {
  Grant.addToPrincipal({ grantee, actions, resourceArns });
}
