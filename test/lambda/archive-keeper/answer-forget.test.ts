import { answerForget } from '../../../lambda/archive-keeper/forget/answer-forget.ts';
import { forgetRequest, isForgetRequest } from '../../../lambda/archive-keeper/forget/forget-request.ts';
import { ForgetWorld, PERSON, threeDays } from '../../core/archive/forget/forget-world.ts';
import { recordedTelemetry } from '../../support/recorded-telemetry.ts';

const DEADLINE = new Date('2026-12-01T00:00:00.000Z');
const REQUEST = { archive: 'forget', ...PERSON } as const;

function roomOf(world: ForgetWorld, leftOut = 0) {
  const { telemetry, lines } = recordedTelemetry();
  return { room: { ports: world.ports(), leftOut, newName: () => 'f1', telemetry }, lines };
}

describe('the request to forget a person', () => {
  it('names a source and a user', () => {
    expect(isForgetRequest(REQUEST)).toBe(true);
    expect(isForgetRequest({ archive: 'compact' })).toBe(false);
    expect(forgetRequest(REQUEST)).toEqual({ source: 'privy/main', user: 'did:privy:planted' });
  });

  it.each([
    { archive: 'forget', source: 'privy/main' },
    { archive: 'forget', source: 'nobody', user: 'did:privy:planted' },
    { archive: 'forget', source: 'privy/main', user: '' },
    { archive: 'forget', source: 'privy/main', user: 'did:privy:planted', until: '2026-11-27' },
  ] as const)('fails for anything else, without saying whom it was about: %j', (request) => {
    expect(() => forgetRequest(request)).toThrow(/to forget a person the function is invoked with/);
    expect(() => forgetRequest(request)).not.toThrow(/planted/);
  });
});

describe('forgetting a person on request', () => {
  it('answers with the certificate, and writes no line that says who it was', async () => {
    const { room, lines } = roomOf(await threeDays());

    const answer = await answerForget(REQUEST, DEADLINE, room);

    expect(answer).toMatchObject({ forgotten: { source: 'privy/main', archive: { events: 3 } } });
    expect(JSON.stringify(lines)).toContain('"message":"forget"');
    expect(JSON.stringify(lines)).not.toContain('planted');
  });

  it('fails where not every handler could be looked through', async () => {
    const { room } = roomOf(new ForgetWorld(), 2);

    await expect(answerForget(REQUEST, DEADLINE, room)).rejects.toThrow('2 handlers of the stack');
  });
});
