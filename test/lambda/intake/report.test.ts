import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { memoryIntake, signedEvent } from '../../support/memory-intake.ts';

const USER_CREATED =
  '{ "type":"user.created", "user":{"id":"did:privy:ada", "name":"Zoë", "created_at":1795219200.0,' +
  '"has_accepted_terms":true,"is_guest":false,"linked_accounts":[],"mfa_methods":[]} }\n';

async function recordedOf(event: unknown) {
  const { handler, recorded } = memoryIntake();
  await handler(event);
  return recorded;
}

describe('the report of a delivery', () => {
  it('is one log line with ids and durations, and nothing of the payload', async () => {
    const recorded = await recordedOf(signedEvent({ body: USER_CREATED }));

    expect(recorded.lines).toEqual([
      {
        level: 'info',
        message: 'delivery',
        source: 'privy/main',
        outcome: 'accepted',
        eventId: 'msg_3MRFiVBysCCDM0abSOrSeRNin2V',
        eventType: 'privy.user.created',
        attemptAgeMilliseconds: 0,
        sourceLagMilliseconds: 28_799_880,
        durationMilliseconds: 0,
        callMilliseconds: { secrets: 0, claim: 0, flag: 0, publish: 0, mark: 0 },
      },
    ]);
  });

  it('is told to whoever runs the function, with the same ids', async () => {
    const heard: unknown[] = [];
    const listen = (report: unknown) => void heard.push(report);
    subscribe('wallet-webhooks:report', listen);

    await recordedOf(signedEvent({ body: USER_CREATED }));
    unsubscribe('wallet-webhooks:report', listen);

    expect(heard).toEqual([
      {
        kind: 'delivery',
        source: 'privy/main',
        outcome: 'accepted',
        eventId: 'msg_3MRFiVBysCCDM0abSOrSeRNin2V',
        eventType: 'privy.user.created',
      },
    ]);
  });

  it('names where a payload differs from the catalogue, and counts it', async () => {
    const recorded = await recordedOf(
      signedEvent({ body: '{"type":"mfa.enabled","method":7,"user_id":"did:privy:ada"}' }),
    );

    expect(recorded.lines).toMatchObject([
      { level: 'warn', drift: [{ path: 'method', expected: 'string', found: 'number' }] },
    ]);
    expect(recorded.published[0]).toContainEqual(['Drift', 'Count', 1]);
  });

  it('warns of event types that the catalogue does not have, and counts them', async () => {
    const recorded = await recordedOf(signedEvent({ body: '{"type":"moon.landed"}' }));

    expect(recorded.lines).toMatchObject([
      { level: 'warn', unknownType: true, eventType: 'privy.moon.landed' },
    ]);
    expect(recorded.published[0]).toContainEqual(['UnknownType', 'Count', 1]);
  });
});
