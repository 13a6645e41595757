import { matchesPattern } from '../../../core/events/matches-pattern.ts';
import { subscriptionFilter, validatePattern } from '../../../core/events/patterns.ts';
import { providerNames } from '../../../core/providers/index.ts';

describe('validatePattern', () => {
  it.each([
    'privy.user.created',
    'privy.private_key.exported',
    'privy.wallet.deposit_account.*',
    'privy.*',
    'dynamic.businessAccount.member.*',
    '*.user.created',
    '*.wallet.*',
    '*.ping',
    '*.*',
    'privy.test',
    '*',
  ])('accepts %s', (pattern) => {
    expect(validatePattern(pattern)).toEqual({ ok: true });
  });

  it.each([
    ['privy.user.creatd', 'privy.user.created'],
    ['privy.users.*', 'privy.user.*'],
    ['dynamic.wallet.activty', 'dynamic.wallet.activity'],
    ['*.walet.*', '*.wallet.*'],
    ['user.created', '*.user.created'],
    ['privy.user.created.*', 'privy.user.created'],
    ['privy.privy.test', 'privy.test'],
  ])('refuses %s, which matches nothing, and offers %s', (pattern, nearest) => {
    const check = validatePattern(pattern);
    expect(check).toEqual({
      ok: false,
      message: expect.stringContaining(`"${pattern}" matches no known event`),
    });
    expect(check).toEqual({ ok: false, message: expect.stringContaining(nearest) });
  });

  it.each([
    '',
    'privy',
    'privy.us*',
    'privy.*.created',
    'privy.user.',
    '.user',
    '**',
    'privy user',
    'privy.user.*.*',
  ])('refuses %j as no pattern and says what is allowed', (pattern) => {
    const check = validatePattern(pattern);
    expect(check).toEqual({
      ok: false,
      message: expect.stringContaining(
        `${JSON.stringify(pattern)} is not an event pattern; allowed: an exact type`,
      ),
    });
  });

  it('says everything in one message', () => {
    expect(validatePattern('privy.user.creatd')).toEqual({
      ok: false,
      message:
        '"privy.user.creatd" matches no known event; allowed: an exact type (privy.user.created), ' +
        '<provider>.<segments>.* (privy.user.*, privy.*), *.<rest> for every provider (*.wallet.*), or *; ' +
        'nearest: privy.user.created, privy.user.deleted, *.user.created; ' +
        'a type that the catalogue lacks is named on purpose as uncatalogued:<type>',
    });
  });

  it.each([
    'uncatalogued:dynamic.flow.settlement-updated',
    'uncatalogued:dynamic.flow.*',
    'uncatalogued:dynamic.businessAccount.proposal.created',
    'uncatalogued:privy.user.abducted',
  ])('accepts %s, which says that the catalogue lacks it', (pattern) => {
    expect(validatePattern(pattern)).toEqual({ ok: true });
  });

  it.each([
    ['uncatalogued:privy.user.created', 'privy.user.created'],
    ['uncatalogued:privy.private_key.exported', 'privy.private_key.exported'],
    ['uncatalogued:dynamic.wallet.delegation.*', 'dynamic.wallet.delegation.created'],
  ])('refuses %s, because the catalogue has %s', (pattern, type) => {
    expect(validatePattern(pattern)).toEqual({
      ok: false,
      message: `"${pattern}" is in the catalogue (${type}); name it without "uncatalogued:"`,
    });
  });

  it.each([
    'uncatalogued:',
    'uncatalogued:*',
    'uncatalogued:dynamic',
    'uncatalogued:acme.user.created',
    'uncatalogued:*.flow.*',
    'uncatalogued:dynamic.flow.*.x',
    'uncatalogued:toString.flow',
  ])('refuses %s, which names no type of a provider', (pattern) => {
    expect(validatePattern(pattern)).toEqual({
      ok: false,
      message:
        `"${pattern}" names no type; allowed: uncatalogued:<provider>.<name on the wire>, or .* after its ` +
        `beginning, with a provider of ${providerNames.join(', ')}`,
    });
  });
});

describe('matchesPattern', () => {
  it.each([
    ['privy.user.created', 'privy.user.created', true],
    ['privy.user.created', 'privy.user.created_twice', false],
    ['privy.user.created', 'dynamic.user.created', false],
    ['privy.user.*', 'privy.user.created', true],
    ['privy.user.*', 'privy.user.kyc.updated', true],
    ['privy.user.*', 'privy.user.not_invented_yet', true],
    ['privy.user.*', 'privy.user_operation.completed', false],
    ['privy.user.*', 'privy.user', false],
    ['*.wallet.*', 'privy.wallet.recovered', true],
    ['*.wallet.*', 'dynamic.wallet.linked', true],
    ['*.wallet.*', 'privy.wallet_action.swap.created', false],
    ['*.wallet.*', 'nobody.wallet.linked', true],
    ['*.user.created', 'dynamic.user.created', true],
    ['privy.*', 'privy.unknown', true],
    ['privy.*', 'dynamic.ping', false],
    ['*', 'privy.test', true],
    ['*', 'nobody.wallet.linked', true],
    ['privy.wallet.private_key_export', 'privy.private_key.exported', true],
    ['privy.private_key.exported', 'privy.wallet.private_key_export', true],
    ['privy.wallet.*', 'privy.private_key.exported', true],
    ['dynamic.sanctions.*', 'dynamic.wallet.sanctions.blocked', true],
  ])('%s, %s: %s', (pattern, type, expected) => {
    expect(matchesPattern(pattern, type)).toBe(expected);
  });
});

describe('subscriptionFilter', () => {
  it('lets types through that are named on purpose although the catalogue lacks them', () => {
    expect(
      subscriptionFilter([
        'uncatalogued:dynamic.flow.*',
        'uncatalogued:dynamic.signIn.failed',
        'privy.mfa.*',
      ]),
    ).toEqual({
      exact: ['dynamic.signIn.failed'],
      prefixes: ['dynamic.flow.', 'privy.mfa.'],
      includeTests: false,
    });
    expect(matchesPattern('uncatalogued:dynamic.flow.*', 'dynamic.flow.updated')).toBe(true);
    expect(matchesPattern('uncatalogued:dynamic.flow.*', 'dynamic.user.created')).toBe(false);
    expect(matchesPattern('uncatalogued:dynamic.signIn.failed', 'dynamic.signIn.failed')).toBe(true);
  });

  it('needs no filter for a subscriber of everything that names a test event', () => {
    expect(subscriptionFilter(['*', 'privy.test'])).toBe('everything');
    expect(subscriptionFilter(['dynamic.ping', '*'])).toBe('everything');
  });

  it('leaves out test events for a subscriber of everything that names none', () => {
    expect(subscriptionFilter(['*'])).toEqual({ exact: [], prefixes: [], includeTests: false });
    expect(subscriptionFilter(['privy.user.*', '*'])).toEqual({
      exact: [],
      prefixes: [],
      includeTests: false,
    });
  });

  it('keeps the exact types apart from the beginnings', () => {
    expect(subscriptionFilter(['dynamic.wallet.linked', 'privy.user.*'])).toEqual({
      exact: ['dynamic.wallet.linked'],
      prefixes: ['privy.user.'],
      includeTests: false,
    });
  });

  it('names every provider for a pattern that leaves it open', () => {
    expect(subscriptionFilter(['*.user.created', '*.intent.*'])).toEqual({
      exact: expect.arrayContaining(['dynamic.user.created', 'privy.user.created']),
      prefixes: expect.arrayContaining(['dynamic.intent.', 'privy.intent.']),
      includeTests: false,
    });
  });

  it('adds the other names of an event, whether it is named or matched by its beginning', () => {
    expect(subscriptionFilter(['privy.wallet.private_key_export'])).toEqual({
      exact: ['privy.private_key.exported', 'privy.wallet.private_key_export'],
      prefixes: [],
      includeTests: false,
    });
    expect(subscriptionFilter(['privy.wallet.*'])).toEqual({
      exact: ['privy.private_key.exported'],
      prefixes: ['privy.wallet.'],
      includeTests: false,
    });
  });

  it('drops what a wider pattern covers', () => {
    expect(subscriptionFilter(['privy.*', 'privy.user.*', 'privy.user.created'])).toEqual({
      exact: [],
      prefixes: ['privy.'],
      includeTests: false,
    });
  });

  it('includes test events for a subscriber that names one', () => {
    expect(subscriptionFilter(['privy.test'])).toEqual({
      exact: ['privy.test'],
      prefixes: [],
      includeTests: true,
    });
    expect(subscriptionFilter(['*.ping', 'privy.user.*'])).toEqual({
      exact: expect.arrayContaining(['dynamic.ping', 'privy.ping']),
      prefixes: ['privy.user.'],
      includeTests: true,
    });
  });

  it('refuses an empty list instead of subscribing to everything', () => {
    expect(() => subscriptionFilter([])).toThrow('no event patterns given');
  });
});
