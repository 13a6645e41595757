import type { CanaryPorts, DeliveryAnswer } from '../../../core/canary/fly.ts';
import { canaryHandler } from '../../../lambda/canary/canary-handler.ts';
import { recordedTelemetry } from '../../support/recorded-telemetry.ts';

/** The clock moves by nothing but waits; the event is handled at once or never. */
function hosted(answer: DeliveryAnswer, isHandled = true) {
  let time = Date.parse('2026-11-27T12:00:00Z');
  const { telemetry, lines, published } = recordedTelemetry();
  const ports: CanaryPorts = {
    secret: async () => 'abcdefghijklmnopqrstuvwxyz012345',
    deliver: async () => answer,
    handledAt: async () => (isHandled ? new Date(time) : undefined),
    now: () => new Date(time),
    async wait(milliseconds) {
      time += milliseconds;
    },
  };
  return { handler: canaryHandler(ports, telemetry), lines, published };
}

describe('the canary', () => {
  it('counts neither a refusal nor a loss of an event that was handled, and says how long it took', async () => {
    const { handler, lines, published } = hosted({ status: 200 });

    expect(await handler()).toEqual({ outcome: 'handled', eventId: 'canary-1795780800000' });
    expect(published).toEqual([
      [
        ['CanaryAnswer', 'Milliseconds', 0],
        ['CanaryRefused', 'Count', 0],
        ['CanaryLost', 'Count', 0],
        ['CanaryHandled', 'Milliseconds', 250],
      ],
    ]);
    expect(lines).toEqual([
      {
        level: 'info',
        message: 'canary',
        outcome: 'handled',
        eventId: 'canary-1795780800000',
        status: 200,
        answerMilliseconds: 0,
        handledMilliseconds: 250,
      },
    ]);
  });

  it('counts a refusal and no loss of what was not answered with 200, with the reason in the line', async () => {
    const { handler, lines, published } = hosted({ status: 401, reason: 'no-matching-signature' });

    await handler();

    expect(published.flat()).toEqual([
      ['CanaryAnswer', 'Milliseconds', 0],
      ['CanaryRefused', 'Count', 1],
      ['CanaryLost', 'Count', 0],
    ]);
    expect(lines).toMatchObject([
      { level: 'error', outcome: 'refused', status: 401, reason: 'no-matching-signature' },
    ]);
  });

  it('names the fault where there was no answer, and none of its message', async () => {
    const { handler, lines } = hosted({
      fault: Object.assign(new Error('connect to a secret host'), { code: 'ECONNREFUSED' }),
    });

    await handler();

    expect(lines).toMatchObject([{ outcome: 'refused', fault: { name: 'Error', code: 'ECONNREFUSED' } }]);
    expect(JSON.stringify(lines)).not.toContain('secret host');
  });

  it('counts a loss of what was answered with 200 and not handled', async () => {
    const { handler, lines, published } = hosted({ status: 200 }, false);

    await handler();

    expect(published.flat()).toEqual([
      ['CanaryAnswer', 'Milliseconds', 0],
      ['CanaryRefused', 'Count', 0],
      ['CanaryLost', 'Count', 1],
    ]);
    expect(lines).toMatchObject([{ level: 'error', outcome: 'lost' }]);
  });
});
