import { readFileSync } from 'node:fs';
import { Match } from 'aws-cdk-lib/assertions';
import { jsonSchemaFor } from '../core/events/json-schema-of.ts';
import { templateOf } from '../lib/template-of.ts';

const page = readFileSync(new URL('../../docs/consuming-events.md', import.meta.url), 'utf8');

const [policy, envelope] = [...page.matchAll(/```json\n(.*?)```/gs)].map(([, text = '']) => JSON.parse(text));

describe('docs/consuming-events.md', () => {
  it("shows a policy that asks for what the queue's own policy gives to another account", () => {
    const template = templateOf({ consumers: { risk: { events: ['*'], accountIds: ['210987654321'] } } });

    template.hasResourceProperties('AWS::SQS::QueuePolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Allow', Action: policy.Statement[0].Action }),
        ]),
      },
    });
  });

  it('shows an envelope as it is sent', () => {
    const validate = jsonSchemaFor('envelope');

    validate(envelope);

    expect(validate.errors).toBeNull();
  });
});
