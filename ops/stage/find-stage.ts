import { nearest } from '../../core/events/nearest.ts';
import type { StageDescription } from '../../core/stage/stage-description.ts';
import {
  describedBy,
  type SourcePart,
  STAGE_PARAMETERS,
  type StagePart,
  type SubscriberPart,
  stageParameter,
} from '../../core/stage/stage-parameters.ts';
import { OpsError } from '../ops-error.ts';

/** Where deployed stages describe themselves. */
export interface Parameters {
  under(path: string, depth: 'right' | 'all'): Promise<readonly { readonly value: string }[]>;
  region(): Promise<string>;
}

/**
 * The description of a deployed stage, by the name of its pipeline or, where that is the only one of it, of the stage. Throws
 * an `OpsError` with the nearest names where there is none.
 */
export async function findStage(name: string, parameters: Parameters): Promise<StageDescription> {
  const stages = (await parameters.under(STAGE_PARAMETERS, 'right')).flatMap(stageIn);
  const stage = chosen(name, stages) ?? refuse(name, stages, await parameters.region());
  const parts = await parameters.under(stageParameter(stage.pipelineName), 'all');
  return describedBy(stage, parts.flatMap(partIn));
}

function chosen(name: string, stages: readonly StagePart[]): StagePart | undefined {
  const exact = stages.find(({ pipelineName }) => pipelineName === name);
  if (exact !== undefined) return exact;
  const [stage, ...others] = stages.filter((each) => each.stage === name);
  if (others.length === 0 || stage === undefined) return stage;
  const names = [stage, ...others].map(({ pipelineName }) => pipelineName).join(', ');
  throw new OpsError('misused', `several pipelines have a stage "${name}"; give the name of one: ${names}`);
}

function refuse(name: string, stages: readonly StagePart[], region: string): never {
  if (stages.length === 0) {
    throw new OpsError(
      'not-found',
      `no stage of ${region} describes itself; give its --region, and deploy it once more if an older version did`,
    );
  }
  const names = stages.map(({ pipelineName }) => pipelineName);
  // A name that was typed by half is nearer to what begins or ends with it than letters tell.
  const alike = names.filter((each) => each.toLowerCase().includes(name.toLowerCase()));
  const nearestNames = alike.length > 0 ? alike : nearest(name, names);
  throw new OpsError('misused', `no stage "${name}" in ${region}; nearest: ${nearestNames.join(', ')}`);
}

/** What somebody else keeps under the path is none of ours. */
function stageIn({ value }: { readonly value: string }): StagePart[] {
  const part = parsed(value);
  return typeof part?.['pipelineName'] === 'string' ? [part as unknown as StagePart] : [];
}

function partIn({ value }: { readonly value: string }): (SourcePart | SubscriberPart)[] {
  const part = parsed(value);
  const isPart = part !== undefined && ('source' in part || 'subscriber' in part);
  return isPart ? [part as unknown as SourcePart | SubscriberPart] : [];
}

function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value = JSON.parse(text) as unknown;
    return typeof value === 'object' && value !== null
      ? (value as Readonly<Record<string, unknown>>)
      : undefined;
  } catch {
    return undefined;
  }
}
