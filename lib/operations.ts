import { Stack, Validations } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { providerOf } from '../core/events/source-name.ts';
import type { Canary } from './canary.ts';
import type { Handler } from './handler.ts';
import type { HttpsDestination } from './https-destination.ts';
import type { IntakeApi } from './intake-api.ts';
import { corePermissions, type OperatedPipeline } from './operations/core-permissions.ts';
import {
  describedArchive,
  describedConsumer,
  describedFunction,
  describedHandler,
} from './operations/described-parts.ts';
import { OperationsLog } from './operations/operations-log.ts';
import { OperatorPolicies } from './operations/operator-policies.ts';
import { ASKED_OBJECTS, ofArchive, ofConsumer, ofHandler, ofSecret } from './operations/part-permissions.ts';
import { StageParameters } from './operations/stage-parameters.ts';
import { acceptedStateFindings, statePermissions } from './operations/state-permissions.ts';
import { packageVersion } from './package-version.ts';
import type { PipelineArchive } from './pipeline-archive.ts';
import type { PipelineOutputs } from './pipeline-outputs.ts';
import type { PipelineSettings } from './pipeline-settings.ts';
import type { PipelineSource } from './pipeline-source.ts';
import type { WebhookConsumer } from './webhook-consumer.ts';

/** What is operated. */
export interface OperationsProps {
  /** What the pipeline was given, with every default. */
  readonly settings: PipelineSettings;
  /** Its parts. */
  readonly pipeline: OperatedPipeline & { readonly api: IntakeApi };
  /** Its archive. Undefined where it has none. */
  readonly archive: PipelineArchive | undefined;
  /** Its canary. Undefined where it has none. */
  readonly canary: Canary | undefined;
}

/**
 * What operators need: the pipeline's description of itself, the account of who did what, and policies for people if asked to.
 *
 * Defines parameters of Systems Manager, a log group and managed policies.
 */
export class Operations extends Construct {
  readonly log: OperationsLog;
  /** Undefined where nobody asked for them. */
  readonly policies: OperatorPolicies | undefined;
  readonly #parameters: StageParameters;
  readonly #pipelineName: string;

  constructor(scope: Construct, id: string, props: OperationsProps) {
    super(scope, id);
    const { operatorPolicies, pipelineName } = props.settings;
    this.#pipelineName = pipelineName;
    this.log = new OperationsLog(this, 'Log', props.settings);
    this.#parameters = new StageParameters(this, 'Parameters', { pipelineName });
    this.#describe(props);
    if (operatorPolicies === undefined) return;
    this.policies = new OperatorPolicies(this, 'Policies', operatorPolicies);
    this.#allowPeople(this.policies, props);
  }

  addSource({ name, url, secret }: PipelineSource): void {
    this.#parameters.addSource(name, { provider: providerOf(name), url, secretId: secret.secretArn });
    this.policies?.allow(ofSecret(secret));
  }

  addHandler(handler: Handler): void {
    this.#parameters.addSubscriber(describedHandler(handler, 'handler'));
    this.policies?.allow(ofHandler(handler));
  }

  addConsumer({ subscriber }: WebhookConsumer): void {
    this.#parameters.addSubscriber(describedConsumer(subscriber));
    this.policies?.allow(ofConsumer(subscriber));
  }

  addDestination({ handler }: HttpsDestination): void {
    this.#parameters.addSubscriber(describedHandler(handler, 'destination'));
    this.policies?.allow(ofHandler(handler));
  }

  /** Prints where everything is, and what people may get. */
  print(outputs: PipelineOutputs): void {
    outputs.printStatus(this.#pipelineName);
    if (this.policies === undefined) return;
    const { read, change } = this.policies;
    outputs.print('ReadPolicies', 'The managed policies of who may look and change nothing.', read.names);
    outputs.print(
      'ChangePolicies',
      'The managed policies of who may repair, beside those of who may look.',
      change.names,
    );
  }

  #allowPeople(policies: OperatorPolicies, { settings, pipeline, archive }: OperationsProps): void {
    policies.allow(corePermissions(this, pipeline, { ...settings, operationsLog: this.log.logGroup }));
    policies.allow(statePermissions(this));
    Validations.of(policies).acknowledge(...acceptedStateFindings(this));
    Validations.of(policies).acknowledge({
      id: 'AwsSolutions::AwsSolutions-IAM5[Resource::*]',
      reason:
        'Calls that know no resources: metrics, alarms, and lists of mappings, queues, tables, secrets and buckets.',
    });
    Validations.of(policies).acknowledge({
      id: `AwsSolutions::AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:cloudformation:<AWS::Region>:<AWS::AccountId>:stack/${Stack.of(this).stackName}/*]`,
      reason:
        'A stack is asked for by its name, and its ARN ends with an id that it has only once it is there.',
    });
    if (archive === undefined) return;
    policies.allow(ofArchive(archive));
    const { bucket } = archive.archive;
    Validations.of(policies).acknowledge(...ASKED_OBJECTS.map((prefix) => bucket.acceptedFinding(prefix)));
  }

  #describe({ pipeline, archive, canary, settings }: OperationsProps): void {
    const { ledger, parked, inbox, quarantine, topic, intake, drain, api } = pipeline;
    const { region, stackName } = Stack.of(this);
    this.#parameters.describe({
      stage: settings.stage,
      version: packageVersion(),
      stackName,
      region,
      api: api.baseUrl,
      ledgerTable: ledger.table.tableName,
      parkedTable: parked.table.tableName,
      inboxTable: inbox.table.tableName,
      quarantineTable: quarantine.table.tableName,
      topicArn: topic.topic.topicArn,
      intake: describedFunction(intake.function),
      drain: describedFunction(drain.function),
      archive: archive === undefined ? undefined : describedArchive(archive),
      canary: canary === undefined ? undefined : describedFunction(canary.function),
      rotationGraceHours: settings.rotationGrace.toHours(),
      alarmTopicArn: pipeline.alarmTopic?.topicArn,
      deletionProtection: settings.deletionProtection,
      operationsLogGroup: this.log.logGroup.logGroupName,
    });
  }
}
