import { Arn, ArnFormat, type IResource, Stack, Token, TokenComparison } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { WalletWebhooksProps } from '../wallet-webhooks-props.ts';

const TABLES = ['ledgerTable', 'parkedTable', 'inboxTable', 'quarantineTable'] as const;

/** What AWS takes from the region of the pipeline only, and says so as late as the deployment or not at all. */
export function regionProblems(pipeline: Construct, props: WalletWebhooksProps): string[] {
  const { domain, encryptionKey, alarms } = props;
  const alarmTopic = typeof alarms === 'object' && 'topic' in alarms ? alarms.topic : undefined;
  return [
    ...problems(pipeline, 'domain.certificate', domain?.certificate, domain?.certificate.certificateArn),
    ...problems(pipeline, 'encryptionKey', encryptionKey, encryptionKey?.keyArn),
    ...problems(pipeline, 'alarms.topic', alarmTopic, alarmTopic?.topicArn),
    ...TABLES.flatMap((table) => problems(pipeline, table, props[table], props[table]?.tableArn)),
  ];
}

function problems(pipeline: Construct, ...[path, resource, arn]: [string, IResource?, string?]): string[] {
  if (resource === undefined || arn === undefined) return [];
  const { region } = Stack.of(pipeline);
  // An imported certificate counts as one of the stack's region, whatever its ARN says.
  const own = Token.isUnresolved(arn)
    ? resource.env.region
    : (Arn.split(arn, ArnFormat.SLASH_RESOURCE_NAME).region ?? region);
  if (Token.compareStrings(own, region) !== TokenComparison.DIFFERENT) return [];
  return [`${path}: ${resource.node.path} is in ${own}; allowed: ${region}, the region of the stack`];
}
