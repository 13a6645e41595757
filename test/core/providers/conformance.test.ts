import { type EventNames, eventNames, publicType } from '../../../core/events/event-types.ts';
import { flawOfSecret } from '../../../core/providers/flaw-of-secret.ts';
import { providerNames, providers } from '../../../core/providers/index.ts';
import type { Provider, RawRequest } from '../../../core/providers/provider.ts';
import { conformanceCases } from './conformance-cases.ts';
import { fixturesOf } from './fixtures.ts';
import { parsed, rawRequest } from './raw-request.ts';

describe.each(providerNames)('the provider %s', (name) => {
  const provider: Provider = providers[name];
  const { secrets, wrongSecret, unusableSecrets, id, at, ...expected } = conformanceCases[name];
  const [secret, otherSecret] = secrets;
  const fixtures = fixturesOf(name);
  const shortest = fixtures.reduce((a, b) => (a.body.length <= b.body.length ? a : b));

  function signed(body: Uint8Array, by = secret): RawRequest {
    return rawRequest(provider.sign(body, { secret: by, id, at }), body);
  }

  it('is registered under its own name', () => {
    expect(provider.name).toBe(name);
  });

  it('has a fixture for every event of its catalogue, and an expectation for every fixture', () => {
    const known: Readonly<Partial<Record<string, EventNames>>> = eventNames;
    const { names = [], aliases = {} } = known[name] ?? {};
    const catalogue = [...names, ...Object.keys(aliases)];
    const wireNames = fixtures.map((fixture) => fixture.wireName);

    expect(wireNames).toEqual(expect.arrayContaining([...names]));
    expect(Object.keys(expected.about).sort()).toEqual(wireNames);
    // A provider without a catalogue may send anything.
    expect(catalogue.length === 0 ? wireNames : catalogue).toEqual(expect.arrayContaining(wireNames));
  });

  it('says what its signatures look like, in words that a web ACL takes', () => {
    const { signatureForm, signatureHeaders } = provider;
    const values = fixtures.flatMap(({ body }) => {
      const headers = provider.sign(body, { secret, id, at });
      return signatureHeaders.flatMap((header) => headers[header] ?? []);
    });

    expect(values).toHaveLength(fixtures.length);
    for (const value of values) expect(value).toMatch(new RegExp(signatureForm));
    expect('').not.toMatch(new RegExp(signatureForm));
    expect(signatureForm).toMatch(/^[^()|]{1,200}$/);
  });

  describe('verifying', () => {
    it.each(fixtures)('accepts what it signed itself: $wireName', ({ body }) => {
      expect(provider.verify(signed(body), [secret], at)).toEqual({ ok: true, secretIndex: 0 });
    });

    it('accepts a delivery without a body, which is for others to judge', () => {
      expect(provider.verify(signed(Buffer.alloc(0)), [secret], at)).toEqual({ ok: true, secretIndex: 0 });
    });

    it('accepts bytes that are no UTF-8', () => {
      const body = Buffer.from([0x7b, 0xff, 0xfe, 0x00, 0x7d]);

      expect(provider.verify(signed(body), [secret], at)).toEqual({ ok: true, secretIndex: 0 });
    });

    it('tells which of the secrets matched', () => {
      const delivery = signed(shortest.body, otherSecret);

      expect(provider.verify(delivery, [secret, otherSecret], at)).toEqual({ ok: true, secretIndex: 1 });
      expect(provider.verify(delivery, [otherSecret, secret], at)).toEqual({ ok: true, secretIndex: 0 });
    });

    it('tells the first of two equal secrets', () => {
      const delivery = signed(shortest.body);

      expect(provider.verify(delivery, [wrongSecret, secret, secret], at)).toEqual({
        ok: true,
        secretIndex: 1,
      });
    });

    it.each([
      ['another secret', [wrongSecret]],
      ['no secret', []],
      ['only secrets that cannot be used', unusableSecrets],
    ])('rejects a good signature under %s', (_what, accepted) => {
      const verification = provider.verify(signed(shortest.body), accepted, at);

      expect(verification).toEqual({ ok: false, reason: 'no-matching-signature' });
    });

    it('skips secrets that cannot be used without losing count', () => {
      const accepted = [...unusableSecrets, secret];

      expect(provider.verify(signed(shortest.body), accepted, at)).toEqual({
        ok: true,
        secretIndex: unusableSecrets.length,
      });
    });

    it('rejects a body with any one byte changed', () => {
      const { headers, body } = signed(shortest.body);
      const outcomes = [...body.keys()].map((position) => {
        const changed = Buffer.from(body);
        changed.writeUInt8(changed.readUInt8(position) ^ 0x01, position);
        return provider.verify({ headers, body: changed }, [secret], at);
      });

      expect(outcomes).toHaveLength(shortest.body.length);
      expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome)))).toEqual(
        new Set(['{"ok":false,"reason":"no-matching-signature"}']),
      );
    });

    it.each([
      ['shortened by its last byte', (body: Buffer) => body.subarray(0, -1)],
      ['with a newline added', (body: Buffer) => Buffer.concat([body, Buffer.from('\n')])],
      ['taken away', () => Buffer.alloc(0)],
    ])('rejects a body %s', (_what, change) => {
      const { headers, body } = signed(shortest.body);

      expect(provider.verify({ headers, body: change(Buffer.from(body)) }, [secret], at)).toEqual({
        ok: false,
        reason: 'no-matching-signature',
      });
    });

    it('rejects a body that was parsed and written again, where that changes bytes', () => {
      const rewritten = fixtures
        .map(({ body }) => ({ sent: signed(body), again: Buffer.from(JSON.stringify(parsed(body))) }))
        .filter(({ sent, again }) => !again.equals(sent.body));

      expect(rewritten).not.toEqual([]);
      for (const { sent, again } of rewritten) {
        expect(provider.verify({ headers: sent.headers, body: again }, [secret], at).ok).toBe(false);
      }
    });
  });

  describe.each(Object.keys(provider.sign(shortest.body, { secret, id, at })))('the header %s', (header) => {
    const { headers, body } = signed(shortest.body);
    const [value = ''] = headers.get(header) ?? [];

    it.each([
      ['missing', undefined],
      ['without a value', []],
      ['empty', ['']],
    ])('is required, and rejected when %s', (_what, values) => {
      const changed = new Map(headers);
      if (values) changed.set(header, values);
      else changed.delete(header);

      expect(provider.verify({ headers: changed, body }, [secret], at)).toEqual({
        ok: false,
        reason: 'missing-header',
      });
    });

    it.each([
      ['twice the same', [value, value]],
      ['followed by another', [value, 'other']],
      ['after another', ['other', value]],
    ])('is rejected when sent %s', (_what, values) => {
      const changed = new Map(headers).set(header, values);

      expect(provider.verify({ headers: changed, body }, [secret], at)).toEqual({
        ok: false,
        reason: 'duplicate-header',
      });
    });
  });

  describe('judging what was put as its secret', () => {
    const { goodForms, flaws } = conformanceCases[name];
    const others = providerNames.filter((other) => other !== name);

    it.each([...secrets, wrongSecret, ...goodForms])('finds nothing wrong with %s', (good) => {
      expect(flawOfSecret(provider, good)).toBeUndefined();
    });

    it.each(flaws)('says of %j that it is %s', (text, flaw) => {
      expect(flawOfSecret(provider, text)).toBe(flaw);
    });

    it.each([
      ['quoted', `"${secret}"`],
      ['quoted', `'${secret}'`],
      ['quoted', `\`${secret}\``],
      ['quoted', `“${secret}”`],
      ['json', `{"secret":"${secret}"}`],
      ['json', JSON.stringify({ secret, extra: [secret] }, null, 2)],
      ['json', `["${secret}"]`],
      ['assignment', `WEBHOOK_SECRET=${secret}`],
      ['assignment', `export WEBHOOK_SECRET="${secret}"`],
      ['assignment', `secret=${secret}`],
      ['assignment', 'WEBHOOK_SECRET=Zm9vYmFyYmF6'],
      ['white-space-inside', `${secret.slice(0, 12)}\n${secret.slice(12)}`],
      ['white-space-inside', `secret: ${secret}`],
      ['white-space-inside', `${secret} ${otherSecret}`],
      ['white-space-inside', `${secret.slice(0, 12)}\u00a0${secret.slice(12)}`],
      ['not-printable-ascii', `${secret}\u200b`],
      ['cut-off', `${secret.slice(0, 8)}…`],
      ['cut-off', `${secret.slice(0, 8)}...`],
      ['address', 'https://example.test/webhooks/privy/main'],
      ['address', 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:webhooks-AbCdEf'],
      ['not-printable-ascii', `${secret}\u0000`],
      ['masked', '••••••••'],
      ['masked', `${secret.slice(0, 8)}••••••••`],
      ['masked', '********************'],
    ])('recognises as %s: %j', (flaw, text) => {
      expect(flawOfSecret(provider, text)).toBe(flaw);
    });

    it.each(others)('recognises a secret of %s', (other) => {
      const theirs = conformanceCases[other].secrets.filter((text) =>
        text.startsWith(providers[other].secretPrefix ?? '\n'),
      );

      expect(theirs.map((text) => flawOfSecret(provider, text))).toEqual(
        theirs.map(() => 'of-another-provider'),
      );
    });
  });

  describe('signing', () => {
    it.each(unusableSecrets)('refuses the unusable secret %j without repeating it', (unusable) => {
      expect(() => provider.sign(shortest.body, { secret: unusable, id, at })).toThrow(/^cannot sign with /);
      expect(() => provider.sign(shortest.body, { secret: unusable, id, at })).not.toThrow(/d2ViaG9/);
    });
  });

  describe('describing', () => {
    it.each(fixtures)('tells whom and what $wireName is about', ({ wireName, body }) => {
      const description = provider.describe(signed(body), parsed(body));

      const [subject, partition] = expected.about[wireName] ?? [];
      expect(description).toMatchObject({ ok: true, event: { partition } });
      expect(description.ok && description.event.subject).toBe(subject);
    });

    it.each(fixtures)('names type, time, environment and kind of $wireName', ({ wireName, body }) => {
      const description = provider.describe(signed(body), parsed(body));

      expect(description.ok && description.event).toMatchObject({
        type: publicType(name, wireName),
        time: new Date(expected.time),
        test: wireName === expected.testEvent,
      });
      expect(description.ok && description.event.environment).toBe(expected.environment);
    });

    it('says the same of the same delivery every time', () => {
      for (const { body } of fixtures) {
        const describeIt = () => provider.describe(signed(body), parsed(body));
        expect(describeIt()).toEqual(describeIt());
      }
    });

    it.each([
      ['an empty object', {}],
      ['unrelated fields', { hello: 'world' }],
    ])('never throws on %s', (_what, payload) => {
      expect(() => provider.describe(rawRequest({}), payload)).not.toThrow();
    });
  });
});
