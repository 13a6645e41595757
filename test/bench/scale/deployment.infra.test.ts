import { AS_DEPLOYED, coreShare } from '../../../bench/scale/simulation/deployment.ts';
import { resource, resources, templateOf } from '../../lib/template-of.ts';

const template = templateOf();

describe('what is simulated', () => {
  it('is what is deployed', () => {
    const [mapping] = Object.values(resources(template, 'AWS::Lambda::EventSourceMapping')).filter(
      ({ Properties }) => Properties['BatchSize'] === AS_DEPLOYED.batchSize,
    );
    const stage = Object.values(resources(template, 'AWS::ApiGateway::Stage'))[0]?.Properties;
    const intake = resource(template, 'AWS::Lambda::Function', 'PipelineIntake').Properties;
    const handler = resource(template, 'AWS::Lambda::Function', 'PipelineuserdirectoryHandler').Properties;

    expect(stage?.['MethodSettings']).toMatchObject([
      {
        ThrottlingRateLimit: AS_DEPLOYED.throttle.perSecond,
        ThrottlingBurstLimit: AS_DEPLOYED.throttle.burst,
      },
    ]);
    expect(mapping?.Properties['ScalingConfig']).toEqual({ MaximumConcurrency: AS_DEPLOYED.maxConcurrency });
    expect(intake['MemorySize']).toBe(AS_DEPLOYED.memoryMegabytes.intake);
    expect(handler['MemorySize']).toBe(AS_DEPLOYED.memoryMegabytes.handler);
  });

  it('gives a function the share of a core that goes with its memory', () => {
    expect(coreShare(512)).toBeCloseTo(0.289, 3);
    expect(coreShare(3_008)).toBe(1);
  });
});
