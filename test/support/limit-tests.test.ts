import { within } from './limit-tests.ts';

describe('the limit of a test', () => {
  it('fails what never ends', async () => {
    await expect(within(1, () => new Promise(() => undefined))).rejects.toThrow(
      'still not done after 0.001 s: it hangs',
    );
  });

  it('gives what ends in time, a failure too', async () => {
    expect(await within(60_000, async () => 'done')).toBe('done');
    await expect(
      within(60_000, () => {
        throw new Error('planted');
      }),
    ).rejects.toThrow('planted');
  });
});
