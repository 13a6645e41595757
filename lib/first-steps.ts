import { Lazy, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { providerOf, type SourceName } from '../core/events/source-name.ts';
import { providers } from '../core/providers/index.ts';
import type { PipelineOutputs } from './pipeline-outputs.ts';

/** What the steps are about. */
export interface SteppedPipeline {
  readonly pipelineName: string;
  /** The endpoints, when all are there. */
  readonly sources: () => readonly { readonly name: SourceName; readonly url: string }[];
}

/** Prints what to do after a first deployment, in order: CDK prints outputs by their names. */
export function printFirstSteps(
  scope: Construct,
  outputs: PipelineOutputs,
  { pipelineName, sources }: SteppedPipeline,
): void {
  const there = `--stage ${pipelineName} --region ${Stack.of(scope).region}`;
  const ofEach = (text: (source: ReturnType<typeof sources>[number]) => string) => () =>
    sources().map(text).join(' ') || 'The pipeline has no source yet.';
  const step = (id: string, description: string, produce: () => string) =>
    outputs.print(id, description, Lazy.string({ produce }));
  step(
    'Step1EnterUrls',
    'The endpoints to enter in the dashboards of the providers.',
    ofEach(({ name, url }) => {
      const { title, webhooksPage } = providers[providerOf(name)];
      return `Enter ${url} in the dashboard of ${title} under ${webhooksPage}, and choose the events.`;
    }),
  );
  step(
    'Step2PutSecrets',
    'The signing secrets, which the dashboards show once they have the endpoints.',
    ofEach(
      ({ name }) =>
        `Put the signing secret that the dashboard then shows: npx wallet-webhooks secret put ${name} ${there}.`,
    ),
  );
  step(
    'Step3SendTestEvents',
    'Whether deliveries arrive.',
    () =>
      `Send the test event from each dashboard, and see that it is taken in: npx wallet-webhooks status ${there}.`,
  );
  step(
    'Step4Examine',
    'Whether all is as it should be.',
    () => `See what is still to be done: npx wallet-webhooks doctor ${there}.`,
  );
}
