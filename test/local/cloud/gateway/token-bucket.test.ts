import { createTokenBucket } from '../../../../local/cloud/gateway/token-bucket.ts';

function taken(bucket: ReturnType<typeof createTokenBucket>, times: readonly number[]): boolean[] {
  return times.map((now) => bucket.take(now));
}

describe('a token bucket', () => {
  it('lets a burst through at once and no more', () => {
    const bucket = createTokenBucket({ requestsPerSecond: 10, burst: 3 });

    expect(taken(bucket, [0, 0, 0, 0, 0])).toEqual([true, true, true, false, false]);
  });

  it('lets through as many a second as come back, however often it was asked in between', () => {
    const bucket = createTokenBucket({ requestsPerSecond: 10, burst: 1 });

    expect(taken(bucket, [0, 30, 60, 99, 100, 199, 200])).toEqual([
      true,
      false,
      false,
      false,
      true,
      false,
      true,
    ]);
  });

  it('holds no more than a burst after any rest', () => {
    const bucket = createTokenBucket({ requestsPerSecond: 10, burst: 2 });

    expect(taken(bucket, [0, 3_600_000, 3_600_000, 3_600_000])).toEqual([true, true, true, false]);
  });
});
