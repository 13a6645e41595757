import type { WebAclDecision } from '../../../local/cloud/gateway/gateway-options.ts';
import { watchPipeline } from '../../../local/demo/watch-pipeline.ts';
import type { Invocation } from '../../../local/observable-pipeline.ts';

const DECISION: WebAclDecision = {
  requestId: 'r-1',
  action: 'allow',
  rule: 'privy-main-allow',
  counted: [],
  sourceIp: '127.0.0.1',
  method: 'POST',
  path: '/webhooks/privy/main',
};

/** A pipeline that tells what the test wants told. */
function talkingPipeline() {
  const decisionListeners = new Set<(decision: WebAclDecision) => void>();
  const invocationListeners = new Set<(invocation: Invocation) => void>();
  return {
    onDecision: (listener: (decision: WebAclDecision) => void) => {
      decisionListeners.add(listener);
      return () => void decisionListeners.delete(listener);
    },
    onInvocation: (listener: (invocation: Invocation) => void) => {
      invocationListeners.add(listener);
      return () => void invocationListeners.delete(listener);
    },
    decide: (decision: WebAclDecision) => {
      for (const tell of decisionListeners) tell(decision);
    },
    invoke: (invocation: Invocation) => {
      for (const tell of invocationListeners) tell(invocation);
    },
    listeners: () => decisionListeners.size + invocationListeners.size,
  };
}

function batch(messageIds: readonly string[], result: Invocation['result']): Invocation {
  const body = JSON.stringify({ source: 'privy/main', id: 'msg_1' });
  const Records = messageIds.map((messageId) => ({ messageId, body }));
  return { functionName: 'user-directory', subscriber: 'user-directory', event: { Records }, result };
}

const DONE = { ok: true, payload: { batchItemFailures: [] } } as const;

describe('a watch', () => {
  it('finds the decision about a request, and whether the intake was invoked for it', () => {
    const pipeline = talkingPipeline();
    const watch = watchPipeline(pipeline);

    pipeline.decide(DECISION);
    pipeline.invoke({
      functionName: 'intake',
      event: { requestContext: { requestId: 'r-1' } },
      result: DONE,
    });

    expect([watch.decisionFor('r-1'), watch.decisionFor('r-2')]).toEqual([DECISION, undefined]);
    expect([watch.reachedIntake('r-1'), watch.reachedIntake('r-2')]).toEqual([true, false]);
  });

  it.each([
    ['applied', DONE, { a: 'applied', b: 'applied' }],
    [
      'failed in part',
      { ok: true, payload: { batchItemFailures: [{ itemIdentifier: 'b' }] } },
      { a: 'applied', b: 'failed' },
    ],
    [
      'failed as a whole',
      { ok: false, error: { errorType: 'E', errorMessage: '' } },
      { a: 'failed', b: 'failed' },
    ],
  ] as const)('tells what became of the messages of a batch that is %s', (_what, result, expected) => {
    const pipeline = talkingPipeline();
    const watch = watchPipeline(pipeline);

    pipeline.invoke(batch(['a', 'b'], result));

    expect(Object.fromEntries(watch.handled('user-directory', 'privy/main#msg_1'))).toEqual(expected);
    expect(watch.handled('other', 'privy/main#msg_1').size).toBe(0);
    expect(watch.handled('user-directory', 'privy/main#msg_2').size).toBe(0);
  });

  it('knows the last attempt of a message', () => {
    const pipeline = talkingPipeline();
    const watch = watchPipeline(pipeline);

    pipeline.invoke(batch(['a'], { ok: false, error: { errorType: 'E', errorMessage: '' } }));
    pipeline.invoke(batch(['a'], DONE));

    expect(watch.handled('user-directory', 'privy/main#msg_1').get('a')).toBe('applied');
  });

  it('waits until something is so, and no longer than it is told', async () => {
    const pipeline = talkingPipeline();
    const watch = watchPipeline(pipeline);
    const isDone = () => watch.handled('user-directory', 'privy/main#msg_1').get('a') === 'applied';

    const soon = watch.until(isDone, 60_000);
    pipeline.invoke(batch(['a'], DONE));
    const never = watch.until(() => false, 1);

    expect([await soon, await never]).toEqual([true, false]);
  });

  it('stops listening', () => {
    const pipeline = talkingPipeline();

    watchPipeline(pipeline).stop();

    expect(pipeline.listeners()).toBe(0);
  });

  it('passes over messages that are no envelopes', () => {
    const pipeline = talkingPipeline();
    const watch = watchPipeline(pipeline);
    const Records = [
      { messageId: 'x', body: 'not JSON' },
      { messageId: 'y', body: '[]' },
    ];

    pipeline.invoke({ functionName: 'h', subscriber: 'h', event: { Records }, result: DONE });

    expect(watch.handled('h', 'undefined#undefined').size).toBe(0);
  });
});
