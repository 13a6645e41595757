export { definePipeline } from './config/define-pipeline.ts';
export type { ConsumerConfig, PipelineConfig, SourceConfig, StageConfig } from './config/pipeline-config.ts';
export { PipelineConfigError } from './config/pipeline-config-error.ts';
export { WalletWebhooks, type WalletWebhooksProps } from './wallet-webhooks.ts';
export { WalletWebhooksStack, type WalletWebhooksStackProps } from './wallet-webhooks-stack.ts';
export { publishedAddresses } from './web-acl/published-addresses.ts';
