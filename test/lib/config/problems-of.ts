import { userDirectory } from '../../../lambda/handlers/user-directory/manifest.ts';
import { definePipeline } from '../../../lib/config/define-pipeline.ts';
import type { PipelineConfig } from '../../../lib/config/pipeline-config.ts';
import { PipelineConfigError } from '../../../lib/config/pipeline-config-error.ts';

export const validPipeline: PipelineConfig = {
  sources: { 'privy/main': {}, 'dynamic/main': {} },
  handlers: [userDirectory],
  consumers: { billing: { events: ['privy.user.*'] } },
  stages: { dev: { alarms: 'nobody' }, prod: { alarms: 'nobody' } },
};

/** The problems of a configuration, which may be anything: nobody checks types before. */
export function problemsOf(pipeline: unknown): readonly string[] {
  try {
    definePipeline(pipeline as PipelineConfig);
    return [];
  } catch (error) {
    if (error instanceof PipelineConfigError) return error.problems;
    throw error;
  }
}

/** The problems of the valid pipeline with these changes. */
export function problems(changes: object): readonly string[] {
  return problemsOf({ ...validPipeline, ...changes });
}
