import { memoryIntake, signedEvent, type TestSource } from '../../support/memory-intake.ts';

const BODIES: Readonly<Record<TestSource, (id: string) => string>> = {
  'privy/main': () => '{"type":"mfa.enabled","method":"totp","user_id":"did:privy:ada"}',
  'dynamic/main': (id) =>
    `{"messageId":"${id}","eventId":"${id}","eventName":"ping","timestamp":"2026-11-22T07:59:59.123Z","userId":null,"environmentName":"sandbox","data":{}}`,
};
const OLD = {
  'privy/main': 'whsec_d2ViaG9vay1maXh0dXJlLWtleS0wMDAx',
  'dynamic/main': 'dyn_fixtureSecret0000000000000000000000000001',
} as const;
const NEW = {
  'privy/main': 'whsec_8JsaNEvch2YDd3eWKoZLM908J4gsbGhL2oEHN5L1+/Q=',
  'dynamic/main': 'dyn_[rotated{Secret}]000000000000000000000002',
} as const;
const SOURCES: readonly TestSource[] = ['privy/main', 'dynamic/main'];
const HOUR_SECONDS = 3600;
const COMMAND =
  'aws secretsmanager put-secret-value --region eu-west-1 --secret-id ' +
  'arn:aws:secretsmanager:eu-west-1:111122223333:secret:privy --secret-string file:///dev/stdin';

/** An intake with a source's secret, of which tests let time pass and send what is signed with one secret or another. */
function intakeOf(source: TestSource, secret: string | undefined = OLD[source]) {
  const intake = memoryIntake({ [source]: secret });
  const { clock, recorded } = intake;
  const later = (seconds: number) => {
    clock.now = new Date(clock.now.getTime() + seconds * 1000);
  };
  const deliver = async (signedBy: string) => {
    const id = `msg_${clock.now.getTime()}`;
    const event = signedEvent({ source, body: BODIES[source](id), secret: signedBy, id, at: clock.now });
    const { statusCode, body, headers } = await intake.handler(event);
    const { status, reason } = JSON.parse(body) as Record<string, unknown>;
    const answer = reason === undefined ? `${statusCode} ${status}` : `${statusCode} ${status} ${reason}`;
    return { answer, headers, line: recorded.lines.at(-1), metrics: recorded.published.at(-1) };
  };
  return { ...intake, later, deliver, put: (value: string) => intake.put(source, value) };
}

describe.each(SOURCES)('a new signing secret of %s', (source) => {
  it('is used for the first delivery that it signs', async () => {
    const { deliver, put, later } = intakeOf(source);
    await deliver(OLD[source]);
    later(1);
    put(NEW[source]);
    later(1);

    const { answer, line } = await deliver(NEW[source]);

    expect(answer).toBe('200 accepted');
    expect(line).not.toHaveProperty('verifiedByPrevious');
  });

  it('is used within seconds where it is the first one', async () => {
    const { deliver, put, later } = intakeOf(source, '');
    expect((await deliver(NEW[source])).answer).toBe('503 unavailable no-signing-secret');
    later(2);
    put(NEW[source]);
    later(2);

    expect((await deliver(NEW[source])).answer).toBe('200 accepted');
  });

  it('leaves the one before it for 48 hours, and the log and a metric say that it is in use', async () => {
    const { deliver, put, later } = intakeOf(source);
    put(NEW[source]);

    later(48 * HOUR_SECONDS - 1);
    const { answer, line, metrics } = await deliver(OLD[source]);
    later(1);

    expect(answer).toBe('200 accepted');
    expect(line).toMatchObject({ verifiedByPrevious: true });
    expect(metrics).toContainEqual(['VerifiedByPreviousSecret', 'Count', 1]);
    expect((await deliver(OLD[source])).answer).toBe('401 rejected expired-secret');
  });

  it('costs a call a minute to look for while forged deliveries keep coming, and is found', async () => {
    const { deliver, put, later, fetches } = intakeOf(source);
    const forged = NEW[source].replace('0', '1').replace('8', '9');
    await deliver(OLD[source]);
    for (let second = 0; second < 600; second += 1) {
      later(1);
      expect((await deliver(forged)).answer).toBe('401 rejected no-matching-signature');
    }
    expect(fetches.length).toBe(15);

    put(NEW[source]);
    later(60);

    expect((await deliver(NEW[source])).answer).toBe('200 accepted');
  });
});

describe.each(SOURCES)('a secret of %s that cannot be used', (source) => {
  it.each([
    ['quoted', `"${OLD[source]}"`],
    ['quoted', `'${OLD[source]}'`],
    ['json', `{"secret":"${OLD[source]}"}`],
    ['assignment', `WEBHOOK_SECRET=${OLD[source]}`],
    ['white-space-inside', `${OLD[source].slice(0, 9)}\n${OLD[source].slice(9)}`],
    ['not-printable-ascii', `${OLD[source]}\u200b`],
    ['masked', '••••••••'],
    ['address', 'https://hooks.example.test/webhooks/main'],
    ['of-another-provider', source === 'privy/main' ? OLD['dynamic/main'] : OLD['privy/main']],
  ])(
    'because it is %s is answered 503, and logged with what looks wrong, the remedy and no character of it',
    async (flaw, secret) => {
      const { deliver, ledger } = intakeOf(source, secret);

      const { answer, headers, line } = await deliver(OLD[source]);

      expect(answer).toBe('503 unavailable unusable-signing-secret');
      expect(headers).toMatchObject({ 'retry-after': '30' });
      expect(line).toEqual({
        level: 'error',
        message: 'delivery',
        source,
        outcome: 'unavailable',
        reason: 'unusable-signing-secret',
        secretFlaw: flaw,
        remedy: COMMAND,
        durationMilliseconds: 0,
        callMilliseconds: { secrets: 0 },
      });
      expect(ledger.state.size).toBe(0);
    },
  );

  it('is forgotten as soon as the right one is put', async () => {
    const { deliver, put, later } = intakeOf(source, `"${OLD[source]}"`);
    await deliver(OLD[source]);
    later(1);
    put(OLD[source]);
    later(1);

    const { answer, line } = await deliver(OLD[source]);

    expect(answer).toBe('200 accepted');
    expect(line).not.toHaveProperty('secretFlaw');
  });

  it('is shown in the log as long as the one before it still verifies deliveries', async () => {
    const { deliver, put } = intakeOf(source);
    put(`"${NEW[source]}"`);

    const { answer, line } = await deliver(OLD[source]);

    expect(answer).toBe('200 accepted');
    expect(line).toMatchObject({
      level: 'warn',
      verifiedByPrevious: true,
      secretFlaw: 'quoted',
      remedy: COMMAND,
    });
  });

  it('does not make a forgery of what it should have verified', async () => {
    const { deliver, put } = intakeOf(source);
    put(`"${NEW[source]}"`);

    expect((await deliver(NEW[source])).answer).toBe('503 unavailable unusable-signing-secret');
  });
});

describe.each(SOURCES)('a secret of %s that nobody has put', (source) => {
  it.each(['', 'REPLACE-ME'])(
    'is answered 503 with the command that puts it, where there is %j',
    async (held) => {
      const { deliver } = intakeOf(source, held);

      const { answer, headers, line } = await deliver(OLD[source]);

      expect(answer).toBe('503 unavailable no-signing-secret');
      expect(headers).toMatchObject({ 'retry-after': '30' });
      expect(line).toMatchObject({ level: 'error', reason: 'no-signing-secret', remedy: COMMAND });
    },
  );
});

describe("Privy's signing key without whsec_", () => {
  it("verifies what is signed with that key, as it does in Svix's libraries", async () => {
    const { deliver } = intakeOf('privy/main', '8JsaNEvch2YDd3eWKoZLM908J4gsbGhL2oEHN5L1+/Q=');

    expect((await deliver(NEW['privy/main'])).answer).toBe('200 accepted');
  });
});
