import { Annotations, Match } from 'aws-cdk-lib/assertions';
import type { EventPattern } from '../../core/events/event-pattern.ts';
import { resource, smallPipeline, stackOf, templateOf } from './template-of.ts';

const EVENTS: readonly EventPattern[] = [
  'dynamic.wallet.linked',
  'uncatalogued:dynamic.flow.*',
  'uncatalogued:dynamic.signIn.failed',
];

function infosOf(events: readonly EventPattern[]) {
  const stack = stackOf({ ...smallPipeline, handlers: [], consumers: { risk: { events } } });
  return Annotations.fromStack(stack).findInfo('*', Match.anyValue());
}

describe('a subscriber that names types which the catalogue lacks', () => {
  it('gets them', () => {
    const template = templateOf({ handlers: [], consumers: { risk: { events: EVENTS } } });

    expect(resource(template, 'AWS::SNS::Subscription', 'Pipelinerisk').Properties['FilterPolicy']).toEqual({
      type: ['dynamic.signIn.failed', 'dynamic.wallet.linked', { prefix: 'dynamic.flow.' }],
      test: [{ exists: false }],
      source: [{ 'anything-but': ['privy/canary'] }],
    });
  });

  it('is named by the synthesis, with the types', () => {
    expect(infosOf(EVENTS).map(({ entry, id }) => [id, entry.data])).toEqual([
      [
        '/WalletWebhooks-test/Pipeline/risk/Subscriber',
        expect.stringMatching(
          /^risk asks for event types that the catalogue does not have: dynamic\.flow\.\*, dynamic\.signIn\.failed\. /,
        ),
      ],
    ]);
  });

  it('is the only one that the synthesis names', () => {
    expect(infosOf(['dynamic.wallet.linked'])).toEqual([]);
  });
});
