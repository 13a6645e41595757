import './check-node.ts';

export type { EventPattern } from '../core/events/event-pattern.ts';
export type { SourceName } from '../core/events/source-name.ts';
export { publishedAddresses } from '../core/providers/published-addresses.ts';
export type {
  HandlerManifest,
  HandlerStatement,
  HandlerTable,
  HandlerTopic,
} from '../lambda/handler-kit/manifest.ts';
export type { AlertType, Severity } from '../lambda/handlers/security-alerts/ratings.ts';
export type { AlarmOptions } from './alarm-receivers.ts';
export { ApiGatewayLogsStack } from './api-gateway-logs-stack.ts';
export type { ArchiveBucket, ArchiveBucketProps } from './archive/archive-bucket.ts';
export type { ArchiveQueue, ArchiveQueueProps } from './archive/archive-queue.ts';
export type { ArchiveTable, ArchiveTableProps } from './archive/archive-table.ts';
export type { ArchiveWriter, ArchiveWriterProps } from './archive/archive-writer.ts';
export type { Archive, ArchiveOptions, ArchiveProps } from './archive.ts';
export type { ArchiveAudits, ArchiveAuditsProps } from './archive-keeper/archive-audits.ts';
export type { ArchiveKeeper, ArchiveKeeperProps } from './archive-keeper.ts';
export type { AdopterError } from './config/adopter-error.ts';
export { definePipeline } from './config/define-pipeline.ts';
export type {
  AlarmConfig,
  ConsumerConfig,
  DomainConfig,
  HttpsConsumerConfig,
  PipelineConfig,
  QueueConsumerConfig,
  SourceConfig,
  StageConfig,
} from './config/pipeline-config.ts';
export { PipelineConfigError } from './config/pipeline-config-error.ts';
export type { DrainFunction, DrainFunctionProps } from './drain-function.ts';
export type { EventLedger, EventLedgerProps } from './event-ledger.ts';
export type { EventTopic, EventTopicProps } from './event-topic.ts';
export type { Handler, HandlerProps } from './handler.ts';
export type { HandlerTopics, HandlerTopicsProps } from './handler-topics.ts';
export type {
  DestinationOptions,
  HttpsConsumerOptions,
  HttpsDestination,
  HttpsDestinationProps,
} from './https-destination.ts';
export type { InboxTable, InboxTableProps } from './inbox-table.ts';
export type { Throttle } from './intake-api/throttle.ts';
export type { CloudWatchRole, IntakeApi, IntakeApiProps } from './intake-api.ts';
export type { DomainOptions, IntakeDomain, IntakeDomainProps } from './intake-domain.ts';
export type { IntakeFunction, IntakeFunctionProps } from './intake-function.ts';
export type { KeptState } from './keep-state.ts';
export type { NodeFunction, NodeFunctionProps } from './node-function.ts';
export type { NoticeTopic, NoticeTopicProps } from './notice-topic.ts';
export type { CostDriver, Costs, EventAges, Figures } from './observability/figures.ts';
export type { DashboardRow, Observable, RowKind } from './observability/observable.ts';
export { PipelineDashboard, type PipelineDashboardProps } from './observability/pipeline-dashboard.ts';
export type { LogWriter } from './observability/queries.ts';
export type { ServiceLevel } from './observability/service-level.ts';
export type { OperatorPolicyOptions } from './operations/operator-policies.ts';
export type { ParkedEvents, ParkedEventsProps } from './parked-events.ts';
export type { PipelineSource } from './pipeline-source.ts';
export type { QuarantineTable, QuarantineTableProps } from './quarantine-table.ts';
export { type SecurityAlertsOptions, securityAlerts } from './security-alerts.ts';
export type { SourceOptions, SourcePlan } from './source-plan.ts';
export type { SourceSecrets, SourceSecretsProps } from './source-secrets.ts';
export type { Subscriber, SubscriberProps } from './subscriber.ts';
export { WalletWebhooks } from './wallet-webhooks.ts';
export type { WalletWebhooksProps } from './wallet-webhooks-props.ts';
export { WalletWebhooksStack, type WalletWebhooksStackProps } from './wallet-webhooks-stack.ts';
export type { WarmTable, WarmThroughput, WarmThroughputs } from './warm-throughput.ts';
export type { DoorMetrics } from './web-acl/door-metrics.ts';
export type { WebAcl, WebAclProps } from './web-acl.ts';
export { type ConsumerOptions, WebhookConsumer, type WebhookConsumerProps } from './webhook-consumer.ts';
