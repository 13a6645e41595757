import { Annotations, ArnFormat, Stack, Token } from 'aws-cdk-lib';
import { AccountPrincipal, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { CfnTopic, type ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { viaService } from './use-key.ts';

/** Lets SNS put what comes from the topic, and nothing else, into queues with this key. */
export function letTopicIn(scope: Construct, key: IKey, topic: ITopic): void {
  addStatement(scope, key, {
    principals: [new ServicePrincipal('sns.amazonaws.com')],
    actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
    conditions: { ArnEquals: { 'aws:SourceArn': arnWithoutReference(topic) } },
  });
}

/**
 * Lets CloudWatch encrypt the logs that CloudFormation names after the construct's stack, and those that are named
 * otherwise.
 */
export function letLogsIn(scope: Construct, key: IKey, otherwiseNamed: readonly string[]): void {
  const stack = Stack.of(scope);
  const names = Token.isUnresolved(stack.stackName) ? ['*'] : [`${stack.stackName}-*`, ...otherwiseNamed];
  const logGroups = names.map((resourceName) =>
    stack.formatArn({
      service: 'logs',
      resource: 'log-group',
      resourceName,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    }),
  );
  addStatement(scope, key, {
    principals: [new ServicePrincipal(`logs.${stack.region}.amazonaws.com`)],
    actions: [
      'kms:Decrypt',
      'kms:DescribeKey',
      'kms:Encrypt',
      'kms:GenerateDataKey',
      'kms:GenerateDataKeyWithoutPlaintext',
      'kms:ReEncryptFrom',
      'kms:ReEncryptTo',
    ],
    conditions: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': logGroups } },
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

/** Lets the alarms of the construct's stack publish to a topic with this key. Without, CloudWatch drops what they say. */
export function letAlarmsIn(scope: Construct, key: IKey): void {
  const stack = Stack.of(scope);
  const alarms = stack.formatArn({
    service: 'cloudwatch',
    resource: 'alarm',
    resourceName: '*',
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
  addStatement(scope, key, {
    principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
    actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
    conditions: {
      StringEquals: { 'aws:SourceAccount': stack.account },
      ArnLike: { 'aws:SourceArn': alarms },
    },
  });
}

interface Statement {
  readonly principals: (ServicePrincipal | AccountPrincipal)[];
  readonly actions: string[];
  readonly conditions: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** What was said of keys, so that it is said once. */
const SAID = new WeakMap<IKey, Set<string>>();

/** The policy of a key that is only referred to cannot be changed from here. */
function addStatement(scope: Construct, key: IKey, { principals, actions, conditions }: Statement): void {
  const statement = new PolicyStatement({ principals, actions, resources: ['*'], conditions });
  if (key.addToResourcePolicy(statement, /* allowNoOp */ true).statementAdded) return;
  const text = JSON.stringify(Stack.of(scope).resolve(statement.toStatementJson()));
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
