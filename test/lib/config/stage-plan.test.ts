import type { PipelineConfig } from '../../../lib/config/pipeline-config.ts';
import { planStage } from '../../../lib/config/stage-plan.ts';

const pipeline: PipelineConfig = {
  sources: { 'privy/main': {}, 'dynamic/main': {} },
  stages: { dev: {} },
};

describe('planStage', () => {
  it('leaves out sources and consumers of other stages', () => {
    const { sources, consumers } = planStage(
      {
        sources: { 'privy/main': { stages: ['prod'] }, 'dynamic/main': { environment: 'live' } },
        consumers: {
          billing: { events: ['*'], stages: ['dev'] },
          audit: { events: ['*'], stages: ['prod'] },
        },
        stages: { dev: {}, prod: {} },
      },
      'dev',
    );

    expect(sources).toEqual({ 'dynamic/main': { environment: 'live' } });
    expect(consumers).toEqual({ billing: { events: ['*'] } });
  });

  it('refuses a stage that does not exist', () => {
    expect(() => planStage(pipeline, 'prod')).toThrow('stages: there is no stage "prod"; allowed: dev');
    expect(() => planStage(pipeline, 'toString')).toThrow('there is no stage "toString"');
  });
});
