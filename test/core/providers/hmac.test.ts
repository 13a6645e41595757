import { firstMatch, hmacKey, hmacSha256 } from '../../../core/providers/hmac.ts';

describe('HMAC-SHA256', () => {
  // RFC 4231, test case 2.
  const expected = '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843';

  it('is that of the RFC, in one part or in several', () => {
    const bytes = Buffer.from('nothing?');

    expect(hmacSha256(hmacKey('Jefe'), ['what do ya want for nothing?']).toString('hex')).toBe(expected);
    expect(
      hmacSha256(hmacKey(Buffer.from('Jefe')), ['what do ya ', 'want for ', bytes]).toString('hex'),
    ).toBe(expected);
  });
});

describe('the first match', () => {
  it.each([
    [['a', 'b'], ['b', 'a'], 0],
    [['x', 'b', 'b'], ['b'], 1],
    [[undefined, 'b'], ['a', 'b'], 1],
    [['a'], ['aa'], -1],
    [['é'], ['e', 'é'], 0],
    [['a'], [], -1],
    [[], ['a'], -1],
    [[undefined], ['', 'undefined'], -1],
  ])('of %j among %j is %i', (expected, candidates, position) => {
    const bytes = (text: string) => Buffer.from(text);
    const known = expected.map((text) => (text === undefined ? undefined : bytes(text)));
    expect(firstMatch(known, candidates.map(bytes))).toBe(position);
  });
});
