import { Duration } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { Table } from 'aws-cdk-lib/aws-dynamodb';
import { Key } from 'aws-cdk-lib/aws-kms';
import { HostedZone } from 'aws-cdk-lib/aws-route53';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { AlarmOptions } from './alarm-receivers.ts';
import { isHttps } from './config/consumer-rules.ts';
import type { AlarmConfig, DomainConfig, StageConfig } from './config/pipeline-config.ts';
import type { StagePlan } from './config/stage-plan.ts';
import { defined } from './defined.ts';
import type { HttpsConsumerOptions } from './https-destination.ts';
import type { DomainOptions } from './intake-domain.ts';
import type { WalletWebhooksProps } from './wallet-webhooks-props.ts';
import type { ConsumerOptions } from './webhook-consumer.ts';

/** A stage of a configuration as the properties of the construct. What the configuration names, `scope` refers to. */
export function stageProps(scope: Construct, plan: StagePlan): WalletWebhooksProps {
  const { stage, sources, handlers, consumers, settings } = plan;
  return defined<WalletWebhooksProps>({
    stage,
    sources,
    handlers,
    consumers: Object.fromEntries(
      Object.entries(consumers).map(([name, config]) => [name, consumerOptions(config)]),
    ),
    allowSubscribersFrom: settings.allowSubscribersFrom,
    extraAllowedCidrs: settings.extraAllowedCidrs,
    deletionProtection: settings.deletionProtection,
    reservedConcurrency: settings.reservedConcurrency,
    throttle: settings.throttle,
    warmThroughput: settings.warmThroughput,
    cloudWatchRole: settings.cloudWatchRole,
    archive: settings.archive,
    canary: settings.canary,
    serviceLevel: settings.serviceLevel,
    operatorPolicies: settings.operatorPolicies,
    ...retentions(settings),
    ...references(scope, settings),
  });
}

function retentions(settings: StageConfig) {
  const { ledgerRetentionDays, inboxRetentionDays, rotationGraceHours, logRetentionDays } = settings;
  return {
    ledgerRetention: when(ledgerRetentionDays, Duration.days),
    inboxRetention: when(inboxRetentionDays, Duration.days),
    rotationGrace: when(rotationGraceHours, Duration.hours),
    logRetention: logRetentionDays,
  };
}

function references(scope: Construct, settings: StageConfig) {
  const { alarms, domain, encryptionKeyArn } = settings;
  const encryptionKey = when(encryptionKeyArn, (arn) => Key.fromKeyArn(scope, 'EncryptionKey', arn));
  // A table that was restored has the key of the one that it is a copy of.
  const table = (id: string, name: string | undefined) =>
    when(name, (tableName) =>
      Table.fromTableAttributes(scope, id, { tableName, ...defined({ encryptionKey }) }),
    );
  return {
    domain: when(domain, (config) => domainOptions(scope, config)),
    alarms: when(alarms, (config) => alarmOptions(scope, config)),
    encryptionKey,
    ledgerTable: table('LedgerTable', settings.ledgerTableName),
    parkedTable: table('ParkedTable', settings.parkedTableName),
    inboxTable: table('InboxTable', settings.inboxTableName),
    quarantineTable: table('QuarantineTable', settings.quarantineTableName),
  };
}

function alarmOptions(scope: Construct, alarms: AlarmConfig): AlarmOptions {
  if (alarms === 'nobody' || 'emails' in alarms) return alarms;
  return { topic: Topic.fromTopicArn(scope, 'AlarmTopic', alarms.topicArn) };
}

function domainOptions(
  scope: Construct,
  { name, certificateArn, hostedZone, keepExecuteApi }: DomainConfig,
): DomainOptions {
  return defined<DomainOptions>({
    name,
    certificate: Certificate.fromCertificateArn(scope, 'Certificate', certificateArn),
    hostedZone: when(hostedZone, ({ id: hostedZoneId, name: zoneName }) =>
      HostedZone.fromHostedZoneAttributes(scope, 'HostedZone', { hostedZoneId, zoneName }),
    ),
    keepExecuteApi,
  });
}

function consumerOptions(config: StagePlan['consumers'][string]): ConsumerOptions | HttpsConsumerOptions {
  if (isHttps(config)) return config;
  const { events, accountIds, visibilityTimeoutSeconds } = config;
  const visibilityTimeout = when(visibilityTimeoutSeconds, Duration.seconds);
  return defined<ConsumerOptions>({ events, accountIds, visibilityTimeout });
}

function when<From, To>(value: From | undefined, convert: (value: From) => To): To | undefined {
  return value === undefined ? undefined : convert(value);
}
