import fc from 'fast-check';
import { webhookId } from '../../../core/destination/webhook-id.ts';

describe('the id of an event for a receiver', () => {
  it.each([
    ['privy/main', 'msg_2ab', 'privy/main#msg_2ab'],
    ['dynamic/main', '1f0c-4000:user.created', 'dynamic/main#1f0c-4000:user%2Ecreated'],
    ['privy/main', 'a.b%2Ec', 'privy/main#a%2Eb%252Ec'],
    ['privy/main', 'a b\r\né😀', 'privy/main#a%20b%0D%0A%C3%A9%F0%9F%98%80'],
  ] as const)('names source and event without a dot: %s %s', (source, id, expected) => {
    expect(webhookId({ source, id })).toBe(expected);
  });

  it('tells any two events apart, and is fit for a header', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
        const [first, second] = [a, b].map((id) => webhookId({ source: 'privy/main', id }));
        expect(first).toMatch(/^privy\/main#[\x21-\x2d\x2f-\x7e]*$/);
        expect(first === second).toBe(a === b);
      }),
    );
  });
});
