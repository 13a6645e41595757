import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { definePipeline } from './config/define-pipeline.ts';
import type { PipelineConfig } from './config/pipeline-config.ts';
import { planStage, type StagePlan } from './config/stage-plan.ts';
import { defined } from './defined.ts';
import { stageProps } from './stage-props.ts';
import { WalletWebhooks } from './wallet-webhooks.ts';

/** A stack's own properties, which win over those that the stage sets, each tag by itself, and what the stack is made of. */
export interface WalletWebhooksStackProps extends StackProps {
  /** The pipeline, as `definePipeline` takes it. */
  readonly pipeline: PipelineConfig;
  /** Which of its stages this is. */
  readonly stage: string;
}

/**
 * One stage of a configuration as a stack, which has nothing but the pipeline. It prints what somebody must do after the
 * deployment: the URLs to give to the providers and the commands that put their signing secrets.
 */
export class WalletWebhooksStack extends Stack {
  readonly pipeline: WalletWebhooks;

  constructor(scope: Construct, id: string, { pipeline, stage, ...props }: WalletWebhooksStackProps) {
    const plan = planStage(definePipeline(pipeline), stage);
    super(scope, id, mergedProps(stackDefaults(plan), props));
    this.pipeline = new WalletWebhooks(this, 'Pipeline', {
      ...stageProps(this, plan),
      // Unique in the account and region, as the stack is.
      pipelineName: this.stackName,
      outputScope: this,
    });
  }
}

/** What is left out of an environment, or is undefined in it, is as the stage says; tags are added to those of the stage. */
function mergedProps(defaults: StackProps, props: StackProps): StackProps {
  return {
    ...defaults,
    ...defined(props),
    env: { ...defaults.env, ...defined(props.env ?? {}) },
    tags: { ...defaults.tags, ...props.tags },
  };
}

function stackDefaults({ stage, settings }: StagePlan): StackProps {
  const { account, region, deletionProtection = true } = settings;
  return {
    description: `Receives Privy and Dynamic webhooks and hands their events on: stage ${stage}`,
    terminationProtection: deletionProtection,
    env: { ...(account === undefined ? {} : { account }), ...(region === undefined ? {} : { region }) },
    tags: { application: 'wallet-webhooks', stage },
  };
}
