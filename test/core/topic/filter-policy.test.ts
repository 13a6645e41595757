import { type FilterPolicy, passesFilter } from '../../../core/topic/filter-policy.ts';

const TYPES = { type: ['privy.user.created', { prefix: 'dynamic.wallet.' }] };
const NO_CANARY = { source: [{ 'anything-but': ['privy/canary'] }] };
const NO_TESTS = { test: [{ exists: false }] };

describe('a filter policy', () => {
  it.each([
    ['everything, when it is empty', {}, { type: 'privy.test', test: 'true' }, true],
    ['an exact value', TYPES, { type: 'privy.user.created' }, true],
    ['a prefix', TYPES, { type: 'dynamic.wallet.linked' }, true],
    ['nothing else', TYPES, { type: 'privy.user.created.more' }, false],
    ['nothing without the attribute', TYPES, {}, false],
    ['what lacks an attribute that must not exist', NO_TESTS, { type: 'privy.user.created' }, true],
    ['nothing that has it', NO_TESTS, { type: 'privy.test', test: 'true' }, false],
    ['what is none of the values', NO_CANARY, { source: 'privy/main' }, true],
    ['nothing that is one of them', NO_CANARY, { source: 'privy/canary' }, false],
    ['nothing that has no such attribute', NO_CANARY, {}, false],
    [
      'only what meets every attribute',
      { ...TYPES, ...NO_TESTS },
      { type: 'privy.user.created', test: 'true' },
      false,
    ],
  ])('lets pass %s', (_what, policy, attributes, passes) => {
    expect(passesFilter(policy, attributes as Record<string, string>)).toBe(passes);
  });

  it('cannot tell where that depends on a condition of another form', () => {
    const other = { type: [{ suffix: 'x' }, 'privy.user.created'] } as unknown as FilterPolicy;

    expect(passesFilter(other, { type: 'privy.user.created' })).toBe(true);
    expect(passesFilter(other, { type: 'privy.user.deleted' })).toBeUndefined();
    expect(passesFilter({ ...other, ...NO_TESTS }, { type: 'x', test: 'true' })).toBe(false);
  });
});
