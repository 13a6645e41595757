import { readFileSync } from 'node:fs';
import { App, Stack, type StackProps, Validations } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import type { Construct } from 'constructs';
import { userDirectory } from '../../lambda/handlers/user-directory/manifest.ts';
import type { PipelineConfig } from '../../lib/config/pipeline-config.ts';
import { WalletWebhooks } from '../../lib/wallet-webhooks.ts';
import type { WalletWebhooksProps } from '../../lib/wallet-webhooks-props.ts';
import { WalletWebhooksStack } from '../../lib/wallet-webhooks-stack.ts';

// Checking every template takes a second and a half each; one suite does it.
process.env['CDK_VALIDATION'] = 'false';

const cdkSettings = JSON.parse(readFileSync(new URL('../../cdk.json', import.meta.url), 'utf8')) as {
  readonly context: Readonly<Record<string, unknown>>;
};

/** A small pipeline with one of everything. Tests change the part they are about. */
export const smallPipeline: PipelineConfig = {
  sources: { 'privy/main': {}, 'dynamic/main': {} },
  handlers: [userDirectory],
  consumers: { billing: { events: ['privy.user.*'] } },
  stages: { test: {} },
};

/** The CloudFormation template of a pipeline's stage, without the Lambda bundles. */
export function templateOf(changes: Partial<PipelineConfig> = {}, stage = 'test'): Template {
  return Template.fromStack(stackOf({ ...smallPipeline, ...changes }, stage));
}

/** The stack of a pipeline's stage, without the Lambda bundles. */
export function stackOf(pipeline: PipelineConfig, stage = 'test'): WalletWebhooksStack {
  const app = new App({ context: { ...cdkSettings.context, 'aws:cdk:bundling-stacks': [] } });
  const quiet = withoutWatch(pipeline);
  return acknowledged(new WalletWebhooksStack(app, `WalletWebhooks-${stage}`, { pipeline: quiet, stage }));
}

/** Whom alarms tell must be said, and is what few tests are about. So is the canary. */
function withoutWatch(pipeline: PipelineConfig): PipelineConfig {
  const stages = Object.entries(pipeline.stages).map(([name, settings]) => [
    name,
    { alarms: 'nobody', canary: false, ...settings },
  ]);
  return { ...pipeline, stages: Object.fromEntries(stages) };
}

/** Without the warning that nobody is told, which every synthesis would print. */
function acknowledged<Part extends Construct>(part: Part): Part {
  const id = 'Annotation::wallet-webhooks:alarms-nobody';
  Validations.of(part).acknowledge({ id, reason: 'Nobody waits for the alarms of a test.' });
  return part;
}

/** The stack of somebody else's app, which has none of the feature flags that this repository's has. */
export function foreignStack(id = 'Platform', props: StackProps = {}, app: App = foreignApp()): Stack {
  return new Stack(app, id, props);
}

export function foreignApp(): App {
  return new App({ context: { 'aws:cdk:bundling-stacks': [] } });
}

/** A pipeline in it, without a canary. */
export function pipelineIn(
  scope: Stack,
  props: Partial<WalletWebhooksProps> = {},
  id = 'Webhooks',
): WalletWebhooks {
  const common = { stage: 'prod', sources: { 'privy/main': {} }, canary: false } as const;
  if (Object.hasOwn(props, 'alarms')) return new WalletWebhooks(scope, id, { ...common, ...props });
  return acknowledged(new WalletWebhooks(scope, id, { ...common, alarms: 'nobody', ...props }));
}

export interface TemplateResource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}

/** Every resource of a type, by logical id. */
export function resources(template: Template, type: string): Readonly<Record<string, TemplateResource>> {
  return template.findResources(type) as Record<string, TemplateResource>;
}

/** The one resource of a type whose logical id begins so. */
export function resource(template: Template, type: string, logicalIdPrefix = ''): TemplateResource {
  const found = Object.entries(resources(template, type)).filter(([id]) => id.startsWith(logicalIdPrefix));
  const [only] = found;
  if (only === undefined || found.length > 1) {
    throw new Error(
      `expected one ${type} named ${logicalIdPrefix}…, found: ${found.map(([id]) => id).join(', ')}`,
    );
  }
  return only[1];
}

/** A template value as text, with `<logical id without its hash>` for every reference. */
export function rendered(value: unknown): string {
  if (typeof value === 'string') return value;
  const [[name, argument] = []] = Object.entries(value as object);
  if (name === 'Ref') return `<${withoutHash(argument)}>`;
  if (name === 'Fn::GetAtt') return `<${withoutHash(argument[0])}.${argument[1]}>`;
  if (name === 'Fn::Join') return (argument[1] as unknown[]).map(rendered).join(String(argument[0]));
  throw new TypeError(`cannot render ${JSON.stringify(value)}`);
}

function withoutHash(logicalId: string): string {
  return logicalId.replace(/[0-9A-F]{8}$/, '');
}
