import { HARMLESS_TYPES } from '../../../core/deployment/harmless-types.ts';
import { STATEFUL_TYPES } from '../../../core/deployment/stateful-types.ts';
import { templateOf } from '../../lib/template-of.ts';

describe('every type of resource that a pipeline has', () => {
  it('either holds something or is as good when it is made anew, and the deployment knows which', () => {
    const template = templateOf({
      stages: {
        test: {
          operatorPolicies: {},
          archive: { athena: true },
          cloudWatchRole: 'create',
          domain: {
            name: 'webhooks.example.com',
            certificateArn: 'arn:aws:acm:eu-west-1:111122223333:certificate/0123',
            hostedZone: { id: 'Z1', name: 'example.com' },
          },
        },
      },
    });
    const types = Object.values<{ Type: string }>(template.toJSON()['Resources']).map(({ Type }) => Type);

    const unknown = [...new Set(types)].filter(
      (type) => STATEFUL_TYPES[type] === undefined && !HARMLESS_TYPES.has(type),
    );
    expect(unknown).toEqual([]);
    expect(Object.keys(STATEFUL_TYPES).filter((type) => HARMLESS_TYPES.has(type))).toEqual([]);
  });
});
