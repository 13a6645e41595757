import { Annotations, ArnFormat, Lazy, Stack, Token } from 'aws-cdk-lib';
import { AccountPrincipal, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { CfnLogGroup } from 'aws-cdk-lib/aws-logs';
import { CfnTopic, type ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { alarmArns } from '../observability/alarm-arns.ts';
import { stackNamePrefix } from '../stack-name-prefix.ts';
import { viaService } from './use-key.ts';

const LOG_ACTIONS = [
  'kms:Decrypt',
  'kms:DescribeKey',
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:GenerateDataKeyWithoutPlaintext',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
];

/** Lets SNS put what comes from the topic, and nothing else, into queues with this key. */
export function letTopicIn(scope: Construct, key: IKey, topic: ITopic): void {
  addStatement(scope, key, {
    principals: [new ServicePrincipal('sns.amazonaws.com')],
    actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
    conditions: { ArnEquals: { 'aws:SourceArn': arnWithoutReference(topic) } },
  });
}

/**
 * Lets CloudWatch encrypt the logs of the construct's parts: those that it has at the synthesis, by name. CloudFormation
 * names a log group after its stack and its logical id, both of which are known without referring to it, so that the key
 * does not wait for what waits for the key.
 */
export function letLogsIn(scope: Construct, key: IKey): void {
  const stack = Stack.of(scope);
  const arnsOf = (names: readonly string[]) => names.map((name) => logGroupArn(stack, name));
  const only = (logGroups: readonly string[]) => ({
    ArnLike: { 'kms:EncryptionContext:aws:logs:arn': logGroups },
  });
  addStatement(scope, key, {
    principals: [new ServicePrincipal(`logs.${stack.region}.amazonaws.com`)],
    actions: LOG_ACTIONS,
    conditions: only(Lazy.list({ produce: () => arnsOf(logGroupsOf(scope).map(nameOf)) })),
    // Written once, and good for the handlers that are added later.
    conditionsByHand: only(
      arnsOf([
        `${stackNamePrefix(stack)}-*`,
        ...logGroupsOf(scope).flatMap((logGroup) => givenName(logGroup) ?? []),
      ]),
    ),
  });
}

/** Lets accounts read what is in queues with this key. */
export function letReadersIn(scope: Construct, key: IKey, accountIds: readonly string[]): void {
  addStatement(scope, key, {
    principals: accountIds.map((accountId) => new AccountPrincipal(accountId)),
    actions: ['kms:Decrypt'],
    conditions: viaService(scope, 'sqs'),
  });
}

/**
 * Lets the alarms of a pipeline, or else those of the construct's stack, publish to a topic with this key. Without, CloudWatch
 * drops what they say. Not the alarms by name: a pipeline may have more of them than fit the policy of a key, which takes
 * 32 KB.
 */
export function letAlarmsIn(scope: Construct, key: IKey, pipelineName: string | undefined): void {
  addStatement(scope, key, {
    principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
    actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
    conditions: {
      StringEquals: { 'aws:SourceAccount': Stack.of(scope).account },
      ArnLike: { 'aws:SourceArn': alarmArns(scope, pipelineName) },
    },
  });
}

function logGroupsOf(scope: Construct): CfnLogGroup[] {
  return scope.node.findAll().filter((part) => CfnLogGroup.isCfnLogGroup(part));
}

function nameOf(logGroup: CfnLogGroup): string {
  return givenName(logGroup) ?? `${stackNamePrefix(logGroup.stack)}-${logGroup.logicalId}-*`;
}

/** The construct library gives a log group without a name a token that comes to nothing. */
function givenName({ logGroupName }: CfnLogGroup): string | undefined {
  return Token.isUnresolved(logGroupName) ? undefined : logGroupName;
}

function logGroupArn(stack: Stack, resourceName: string): string {
  return stack.formatArn({
    service: 'logs',
    resource: 'log-group',
    resourceName,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
}

interface Statement {
  readonly principals: (ServicePrincipal | AccountPrincipal)[];
  readonly actions: string[];
  readonly conditions: Conditions;
  /** Instead of `conditions` where somebody has to write the statement into the policy. */
  readonly conditionsByHand?: Conditions;
}

type Conditions = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** What was said of keys, so that it is said once. */
const SAID = new WeakMap<IKey, Set<string>>();

/** The policy of a key that is only referred to cannot be changed from here. */
function addStatement(
  scope: Construct,
  key: IKey,
  { principals, actions, conditions, conditionsByHand = conditions }: Statement,
): void {
  const common = { principals, actions, resources: ['*'] };
  const statement = new PolicyStatement({ ...common, conditions });
  if (key.addToResourcePolicy(statement, /* allowNoOp */ true).statementAdded) return;
  const byHand = new PolicyStatement({ ...common, conditions: conditionsByHand });
  const text = JSON.stringify(Stack.of(scope).resolve(byHand.toStatementJson()));
  const said = SAID.get(key) ?? new Set();
  if (said.has(text)) return;
  SAID.set(key, said.add(text));
  Annotations.of(key).addWarningV2(
    `wallet-webhooks:key-policy-${said.size}`,
    `the policy of ${key.node.path} cannot be changed from this app; make sure that it has the statement ${text}`,
  );
}

/** A key's policy must not refer to the topic, which waits for the key. The construct library names a FIFO topic itself. */
function arnWithoutReference(topic: ITopic): string {
  const resource = topic.node.defaultChild;
  if (!CfnTopic.isCfnTopic(resource) || resource.topicName === undefined) return topic.topicArn;
  return topic.stack.formatArn({ service: 'sns', resource: resource.topicName });
}
