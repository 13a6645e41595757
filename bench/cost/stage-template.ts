import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { definePipeline, type HandlerManifest, WalletWebhooksStack } from 'wallet-webhooks';
import type { CostedTemplate } from '../../lib/cost/template-resources.ts';
import { sampleHandlers } from './sample-handlers.ts';

/** Which stage of pipeline.config.ts, and with what. */
export interface PricedStage {
  readonly stage: string;
  /** So many handlers that each write a row, in the place of what is configured. @default what is configured */
  readonly subscribers?: number;
}

/** The template of a stage, without the bundles. */
export async function stageTemplate({ stage, subscribers }: PricedStage): Promise<CostedTemplate> {
  // Checking the template against CloudFormation's rules takes longer than all the rest.
  process.env['CDK_VALIDATION'] = 'false';
  const { default: config } = await import('../../pipeline.config.ts');
  const handlers: readonly HandlerManifest[] =
    subscribers === undefined ? (config.handlers ?? []) : sampleHandlers(subscribers);
  const pipeline = definePipeline({ ...config, handlers: [...handlers] });
  const { context } = JSON.parse(readFileSync(join(import.meta.dirname, '../../cdk.json'), 'utf8'));
  const app = new App({ context: { ...context, 'aws:cdk:bundling-stacks': [] } });
  const name = `WalletWebhooks-${stage}`;
  new WalletWebhooksStack(app, name, { pipeline, stage });
  return app.synth().getStackByName(name).template as CostedTemplate;
}
