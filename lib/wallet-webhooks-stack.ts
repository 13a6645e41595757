import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { SourceName } from '../core/events/source-name.ts';
import { definePipeline } from './config/define-pipeline.ts';
import type { PipelineConfig } from './config/pipeline-config.ts';
import { planStage } from './config/stage-plan.ts';
import type { Consumer } from './consumer.ts';
import { WalletWebhooks } from './wallet-webhooks.ts';

/** A stack's own properties, which win over those that the stage sets, and what the stack is made of. */
export interface WalletWebhooksStackProps extends StackProps {
  /** The pipeline, as `definePipeline` takes it. */
  readonly pipeline: PipelineConfig;
  /** Which of its stages this is. */
  readonly stage: string;
}

/**
 * One stage of the pipeline as a stack, which prints what somebody must do after the deployment: the URLs to give to the
 * providers and the commands that put their signing secrets.
 */
export class WalletWebhooksStack extends Stack {
  readonly pipeline: WalletWebhooks;

  constructor(scope: Construct, id: string, { pipeline, stage, ...props }: WalletWebhooksStackProps) {
    super(scope, id, { ...stackDefaults(pipeline, stage), ...props });
    this.pipeline = new WalletWebhooks(this, 'Pipeline', { pipeline, stage });
    for (const { name } of this.pipeline.plan.sources) this.#printSource(name);
    for (const consumer of this.pipeline.consumers) this.#printConsumer(consumer);
    this.#print('DashboardUrl', 'What to look at first.', this.pipeline.dashboard.url);
  }

  #printSource(source: SourceName): void {
    const { api, secrets } = this.pipeline;
    const name = pascalCase(source);
    this.#print(`${name}Url`, `The endpoint to enter in the dashboard of ${source}.`, api.url(source));
    this.#print(
      `${name}SecretCommand`,
      `Run it, paste the signing secret that the dashboard shows for ${source}, then Enter and Ctrl-D. It is used within seconds, at most a minute.`,
      `aws secretsmanager put-secret-value --region ${this.region} ` +
        `--secret-id ${secrets.secret(source).secretArn} --secret-string file:///dev/stdin`,
    );
  }

  #printConsumer({ subscriber: { name, queue } }: Consumer): void {
    const consumer = `Consumer${pascalCase(name)}`;
    this.#print(`${consumer}QueueUrl`, `The queue that ${name} reads.`, queue.queueUrl);
    this.#print(`${consumer}QueueArn`, `For the policy of ${name}.`, queue.queueArn);
  }

  #print(name: string, description: string, value: string): void {
    new CfnOutput(this, name, { description, value });
  }
}

function stackDefaults(pipeline: PipelineConfig, stage: string): StackProps {
  const { account, region, deletionProtection } = planStage(definePipeline(pipeline), stage).settings;
  return {
    description: `Receives Privy and Dynamic webhooks and hands their events on: stage ${stage}`,
    terminationProtection: deletionProtection,
    env: { ...(account === undefined ? {} : { account }), ...(region === undefined ? {} : { region }) },
    tags: { application: 'wallet-webhooks', stage },
  };
}

/** `privy/main` → `PrivyMain`. */
function pascalCase(name: string): string {
  return name
    .split(/[^a-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}
