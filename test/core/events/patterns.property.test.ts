import fc from 'fast-check';
import { eventTypes } from '../../../core/events/event-types.ts';
import { matchesPattern } from '../../../core/events/matches-pattern.ts';
import { subscriptionFilter, type TypeFilter, validatePattern } from '../../../core/events/patterns.ts';

const knownType = fc.constantFrom(...eventTypes);
const futureType = fc.tuple(knownType, fc.constantFrom('', '.new', '_v2', '.deeply.new'), fc.nat(3)).map(
  ([type, suffix, drop]) =>
    type
      .split('.')
      .slice(0, Math.max(2, 4 - drop))
      .join('.') + suffix,
);
const type = fc.oneof(knownType, futureType);

const pattern = fc
  .tuple(knownType, fc.nat(4), fc.boolean())
  .map(([exact, keep, anyProvider]) => {
    const segments = exact.split('.');
    const kept = keep >= segments.length ? segments : [...segments.slice(0, Math.max(1, keep)), '*'];
    return anyProvider ? ['*', ...kept.slice(1)].join('.') : kept.join('.');
  })
  .filter((text) => text !== '*.*' || validatePattern(text).ok);

/** How SNS reads the filter policy made of it. */
function lets(filter: 'everything' | TypeFilter, event: string): boolean {
  if (filter === 'everything') return true;
  const isTest = event === 'privy.test' || event === 'dynamic.ping';
  if (isTest && !filter.includeTests) return false;
  if (filter.exact.length + filter.prefixes.length === 0) return true;
  return filter.exact.includes(event) || filter.prefixes.some((prefix) => event.startsWith(prefix));
}

describe('subscriptionFilter and matchesPattern', () => {
  it('agree on every type that is no test event', () => {
    const patterns = fc.array(fc.oneof({ weight: 20, arbitrary: pattern }, fc.constant('*')), {
      minLength: 1,
    });
    fc.assert(
      fc.property(patterns, type, (wanted, event) => {
        fc.pre(event !== 'privy.test' && event !== 'dynamic.ping');
        expect(lets(subscriptionFilter(wanted), event)).toBe(wanted.some((p) => matchesPattern(p, event)));
      }),
      { numRuns: 500 },
    );
  });

  it('agree on test events as soon as one is named, and none passes before', () => {
    fc.assert(
      fc.property(fc.array(pattern), fc.constantFrom('privy.test', 'dynamic.ping'), (wanted, test) => {
        const named = [...wanted, test];
        expect(lets(subscriptionFilter(named), test)).toBe(true);
        const unnamed = [...wanted.filter((p) => !/^(\*|\w+)\.(test|ping)$/.test(p)), 'privy.user.created'];
        expect(lets(subscriptionFilter(unnamed), test)).toBe(false);
      }),
    );
  });

  it('let every pattern made from the catalogue pass validation', () => {
    fc.assert(fc.property(pattern, (text) => expect(validatePattern(text)).toEqual({ ok: true })));
  });
});
