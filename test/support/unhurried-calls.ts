/**
 * Gives the calls of a file's tests all the time that they take: beside other tests an engine may be slower than AWS, and what is
 * tested is what it keeps. What happens where a budget is spent is tested by itself.
 */
export function callWithoutHurry(): void {
  const { timeout } = AbortSignal;
  beforeAll(() => {
    AbortSignal.timeout = () => new AbortController().signal;
  });
  afterAll(() => {
    AbortSignal.timeout = timeout;
  });
}
