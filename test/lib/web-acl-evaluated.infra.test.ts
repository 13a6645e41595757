import { deployedWebAcls, FROM_PRIVY } from './deployed-web-acl.ts';

const A_MINUTE = 60_000;
const SOMEBODY = '203.0.113.7';
const PRIVY = { 'svix-signature': `v1,${'A'.repeat(43)}=` };
const DYNAMIC = { 'x-dynamic-signature-256': `sha256=${'0'.repeat(64)}` };

const newWebAcl = deployedWebAcls({
  'privy/main': {},
  'dynamic/main': { rateLimitPerFiveMinutes: 10 },
  'dynamic/other': { rateLimitPerFiveMinutes: 10 },
});

/** The web ACL of a pipeline whose limits are low enough to reach, and what it answers. */
function lowLimits() {
  const { decide: decideOn, clock } = newWebAcl();
  const decide = (path: string, sourceIp: string, headers: Headers = signatureFor(path)) =>
    decideOn({ path, sourceIp, headers });
  const answer = (...request: Parameters<typeof decide>) => {
    const { action, rule, customResponse } = decide(...request);
    return action === 'allow' ? `200 ${rule}` : `${customResponse?.statusCode ?? 403} ${rule}`;
  };
  return { decide, answer, clock };
}

type Headers = Readonly<Record<string, string>>;

function signatureFor(path: string): Headers {
  return path.includes('dynamic') ? DYNAMIC : PRIVY;
}

function times<T>(count: number, answer: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => answer(index));
}

describe('the web ACL as it is deployed', () => {
  it('answers 429 to an address from the first request that is over its rate', () => {
    const { answer } = lowLimits();

    const answers = times(12, () => answer('/prod/webhooks/dynamic/main', SOMEBODY));

    expect(answers).toEqual([...times(10, () => '200 allow'), '429 rate-10', '429 rate-10']);
  });

  it('counts every address and every source apart, and limits no source without a rate', () => {
    const { answer } = lowLimits();
    times(11, () => answer('/prod/webhooks/dynamic/main', SOMEBODY));

    expect(answer('/prod/webhooks/dynamic/main', '198.51.100.1')).toBe('200 allow');
    expect(answer('/prod/webhooks/dynamic/other', SOMEBODY)).toBe('200 allow');
    expect(new Set(times(40, () => answer('/prod/webhooks/privy/main', FROM_PRIVY)))).toEqual(
      new Set(['200 allow']),
    );
  });

  it('lets an address through again once it kept to its rate for five minutes', () => {
    const { answer, clock } = lowLimits();
    times(11, () => answer('/prod/webhooks/dynamic/main', SOMEBODY));

    clock.now = 4 * A_MINUTE;
    expect(answer('/prod/webhooks/dynamic/main', SOMEBODY)).toBe('429 rate-10');
    clock.now = 9 * A_MINUTE + 1;
    expect(answer('/prod/webhooks/dynamic/main', SOMEBODY)).toBe('200 allow');
  });

  it.each([
    ['/prod/webhooks/privy/main', FROM_PRIVY, '200 allow'],
    ['/prod/webhooks/privy/main', '2600:1f24:64:8000::1', '200 allow'],
    ['/webhooks/privy/main', FROM_PRIVY, '200 allow'],
    ['/prod/webhooks/privy/main/', FROM_PRIVY, '200 allow'],
    ['/prod//webhooks//privy/main', FROM_PRIVY, '200 allow'],
    ['/prod/webhooks/privy/main', SOMEBODY, '403 privy-main-off-list'],
    ['/prod/webhooks/privy/main-2', FROM_PRIVY, '404 signed-elsewhere'],
    ['/prod/webhooks/privy/main/more', FROM_PRIVY, '404 signed-elsewhere'],
    ['/prod/webhooks/privy', FROM_PRIVY, '404 signed-elsewhere'],
    ['/prod/webhooks/other/webhooks/privy/main', FROM_PRIVY, '404 signed-elsewhere'],
  ])('answers %s from %s: %s', (path, sourceIp, expected) => {
    expect(lowLimits().answer(path, sourceIp)).toBe(expected);
  });

  it.each([
    ['no header', {}],
    ['an empty one', { 'svix-signature': '' }],
    ['one without a signature', { 'svix-signature': 'v1,' }],
    ['one of another version', { 'svix-signature': `v1a,${'A'.repeat(43)}=` }],
    ['one that is cut off', { 'svix-signature': `v1,${'A'.repeat(42)}=` }],
  ])('turns away, from wherever, what has %s', (_what, headers) => {
    const { answer } = lowLimits();

    expect(
      [FROM_PRIVY, SOMEBODY].map((address) => answer('/prod/webhooks/privy/main', address, headers)),
    ).toEqual(['401 privy-main-no-signature', '401 privy-main-no-signature']);
  });

  it.each([
    ['in the headers of Svix', PRIVY],
    ['in the other headers of Svix', { 'webhook-signature': PRIVY['svix-signature'] }],
    ['among others', { 'svix-signature': `v1a,xyz ${PRIVY['svix-signature']} v1,AAAA` }],
  ])('leaves it to the intake whether a signature %s is right', (_what, headers) => {
    const { answer } = lowLimits();

    expect(answer('/prod/webhooks/privy/main', FROM_PRIVY, headers)).toBe('200 allow');
  });

  it('says no more of a path that is no source than before, where nothing is signed', () => {
    const { answer } = lowLimits();

    expect(answer('/prod/webhooks/privy/main-2', SOMEBODY, {})).toBe('404 Default_Action');
    expect(answer('/', SOMEBODY, {})).toBe('404 Default_Action');
  });

  it('does not count against an address what carries no signature', () => {
    const { answer } = lowLimits();
    times(50, () => answer('/prod/webhooks/dynamic/main', SOMEBODY, {}));

    expect(answer('/prod/webhooks/dynamic/main', SOMEBODY)).toBe('200 allow');
  });

  it('counts the spellings of a path as one, but for a slash at its end', () => {
    const { answer } = lowLimits();
    times(5, () => answer('/prod/webhooks/dynamic/main', SOMEBODY));
    times(5, () => answer('/prod//webhooks/./dynamic//main', SOMEBODY));

    expect(answer('/prod/webhooks/x/../dynamic/main', SOMEBODY)).toBe('429 rate-10');
  });

  it('sees a flood through any number of addresses, and blocks nothing for it that a provider sends', () => {
    const { decide, clock } = lowLimits();
    const stranger = (index: number) =>
      decide('/prod/webhooks/privy/main', `2001:db8::${index.toString(16)}`);
    const flood = times(1_002, stranger);

    expect(flood.filter(({ counted }) => counted.includes('flood'))).toHaveLength(2);
    expect(new Set(flood.map(({ rule }) => rule))).toEqual(new Set(['privy-main-off-list']));
    expect(decide('/prod/webhooks/privy/main', FROM_PRIVY)).toMatchObject({
      counted: ['privy-main-path'],
      rule: 'allow',
    });
    expect(decide('/prod/webhooks/dynamic/main', SOMEBODY)).toMatchObject({
      counted: ['dynamic-main-path'],
      rule: 'allow',
    });
    clock.now = 5 * A_MINUTE + 1;
    expect(stranger(0).counted).toEqual(['privy-main-path']);
  });

  it.each([
    ['without a signature', '/prod/webhooks/dynamic/main', {}, 'dynamic-main-no-signature'],
    ['with the signature of another provider', '/prod/webhooks/dynamic/main', PRIVY, 'signed-elsewhere'],
    ['to no source', '/prod/anything', PRIVY, 'signed-elsewhere'],
    ['to no source without a signature', '/prod/anything', {}, 'Default_Action'],
  ])('counts among the strangers who sends %s', (_what, path, headers, rule) => {
    const { decide } = lowLimits();
    times(1_000, () => decide('/prod/webhooks/privy/main', SOMEBODY));

    expect(decide(path, '198.51.100.1', headers)).toMatchObject({
      counted: expect.arrayContaining(['flood']),
      rule,
    });
  });

  it('tells the URL of one provider that was given to another', () => {
    const { answer } = lowLimits();

    expect(answer('/prod/webhooks/privy/main', FROM_PRIVY, DYNAMIC)).toBe('404 signed-elsewhere');
    expect(answer('/prod/webhooks/dynamic/main', SOMEBODY, PRIVY)).toBe('404 signed-elsewhere');
  });
});
