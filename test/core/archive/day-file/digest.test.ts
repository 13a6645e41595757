import { digestOf } from '../../../../core/archive/day-file/digest.ts';

describe('the digest of an envelope', () => {
  it('is the beginning of the SHA-256 of its UTF-8', () => {
    expect(digestOf('{"id":"Zoë"}')).toBe('1ea46437ac1ec6c2');
  });
});
