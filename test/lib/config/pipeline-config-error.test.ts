import { inspect } from 'node:util';
import { PipelineConfigError } from '../../../lib/config/pipeline-config-error.ts';

describe('PipelineConfigError', () => {
  const error = new PipelineConfigError(['stage: 1 is wrong', 'sources: 2 is wrong'], 'the app');

  it('says each problem once, wherever it is printed', () => {
    expect(inspect(error)).toBe(
      '[PipelineConfigError: the app has 2 problems:\n  - stage: 1 is wrong\n  - sources: 2 is wrong]',
    );
  });

  it('is known by its code, and has the problems by themselves', () => {
    expect(error.code).toBe('PIPELINE_CONFIG');
    expect(error.problems).toEqual(['stage: 1 is wrong', 'sources: 2 is wrong']);
  });
});
