import { svixIdTime } from '../../../core/providers/privy/svix-id-time.ts';
import { freshSvixId } from '../../../ops/send/fresh-svix-id.ts';

describe('a fresh Svix id', () => {
  it('is msg_ and a KSUID', () => {
    // The first KSUID there can be, and the last one of its second.
    expect(freshSvixId(new Date(1_400_000_000_000), Buffer.alloc(15))).toBe(
      'msg_000000000000000000000000000',
    );
    expect(freshSvixId(new Date('2026-11-22T03:04:05.678Z'), Buffer.alloc(15, 0xff))).toMatch(
      /^msg_[0-9A-Za-z]{27}$/,
    );
  });

  it('carries its time, to four milliseconds', () => {
    expect(svixIdTime(freshSvixId(new Date('2026-11-22T03:04:05.678Z')))?.toISOString()).toBe(
      '2026-11-22T03:04:05.676Z',
    );
  });

  it('is another one each time', () => {
    const at = new Date('2026-11-22T03:04:05.678Z');

    expect(freshSvixId(at)).not.toBe(freshSvixId(at));
  });
});
