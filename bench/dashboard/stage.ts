import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { WalletWebhooksStack } from '../../lib/wallet-webhooks-stack.ts';
import { physicalName } from '../../local/cloud/resources/physical-name.ts';
import { pathBelowStack } from '../../local/cloud/template/construct-path.ts';
import type { Template, TemplateResource } from '../../local/cloud/template/template.ts';
import pipeline from '../../pipeline.config.ts';
import type { Widget } from './widget.ts';

const ROOT = join(import.meta.dirname, '../..');

/** The stage of this machine with a canary, synthesized. */
export interface SynthesizedStage {
  /** Where the cloud assembly is. */
  readonly directory: string;
  readonly widgets: readonly Widget[];
  /** The name of a queue on this machine, by what the dashboard calls it. */
  readonly queues: ReadonlyMap<string, string>;
  /** The construct path of a function, by what the dashboard calls it. */
  readonly functions: ReadonlyMap<string, string>;
}

/** Synthesizes this repository's pipeline as local mode does, but for the canary. */
export function synthesizeStage(outdir: string): SynthesizedStage {
  const { context } = JSON.parse(readFileSync(join(ROOT, 'cdk.json'), 'utf8')) as { context: object };
  const app = new App({ outdir, context: { ...context, 'aws:cdk:enable-path-metadata': true } });
  const stages = { ...pipeline.stages, local: { ...pipeline.stages['local'], canary: true } };
  new WalletWebhooksStack(app, 'WalletWebhooks-local', { pipeline: { ...pipeline, stages }, stage: 'local' });
  const { template } = app.synth().getStackByName('WalletWebhooks-local') as { template: Template };
  const resources = Object.entries(template.Resources);
  const ofType = (type: string) => resources.filter(([, { Type }]) => Type === type);
  const [dashboard] = ofType('AWS::CloudWatch::Dashboard');
  const body = rendered(dashboard?.[1].Properties?.['DashboardBody']);
  return {
    directory: outdir,
    widgets: (JSON.parse(body) as { widgets: Widget[] }).widgets,
    queues: new Map(
      ofType('AWS::SQS::Queue').map(([id, queue]) => [`<${id}.QueueName>`, localQueue(id, queue)]),
    ),
    functions: new Map(
      ofType('AWS::Lambda::Function').map(([id, one]) => [`<${id}>`, pathBelowStack(id, one)]),
    ),
  };
}

function localQueue(logicalId: string, queue: TemplateResource): string {
  const suffix = queue.Properties?.['FifoQueue'] === true ? '.fifo' : '';
  const path = pathBelowStack(logicalId, queue);
  return physicalName({ path, logicalId }, { names: new Set() }, 80 - suffix.length) + suffix;
}

/** A text of the template, with what only the deployment knows in angle brackets. */
function rendered(value: unknown): string {
  if (typeof value === 'string') return value;
  const { Ref, 'Fn::GetAtt': attribute, 'Fn::Join': join } = value as Record<string, unknown>;
  if (typeof Ref === 'string') return `<${Ref}>`;
  if (Array.isArray(attribute)) return `<${attribute.join('.')}>`;
  const [separator, parts] = join as [string, unknown[]];
  return parts.map(rendered).join(separator);
}
