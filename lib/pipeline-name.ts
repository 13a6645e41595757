import { Names, Stack } from 'aws-cdk-lib';
import type { Construct, IConstruct } from 'constructs';
import { PipelineConfigError } from './config/pipeline-config-error.ts';
import { show } from './config/rule.ts';

/** The pipelines of an app, by account, region and name. */
const TAKEN = new WeakMap<IConstruct, Map<string, string>>();

/** The name of a pipeline that was given none: that of its stack and its own. */
export function defaultPipelineName(pipeline: Construct): string {
  return Names.uniqueResourceName(pipeline, { maxLength: 64, separator: '-', allowedSpecialCharacters: '-' });
}

/** Makes sure that no other pipeline of the app has the name in the same account and region: their metrics would mix. */
export function takePipelineName(pipeline: Construct, name: string): void {
  const { root, path } = pipeline.node;
  const taken = TAKEN.get(root) ?? new Map<string, string>();
  TAKEN.set(root, taken);
  const key = `${Stack.of(pipeline).environment} ${name}`;
  const other = taken.get(key);
  if (other !== undefined) {
    throw new PipelineConfigError(
      [
        `pipelineName: ${show(name)} is the name of ${other} too, and their metrics would mix; allowed: a name of its own`,
      ],
      path,
    );
  }
  taken.set(key, path);
}
