import { LookWatch } from '../../../core/quarantine/look-watch.ts';

describe('what a sandbox knows of the gates', () => {
  const START = Date.parse('2026-11-22T10:00:00.000Z');
  let at: number;
  let reads: number;
  let watch: LookWatch;

  beforeEach(() => {
    at = START;
    reads = 0;
    watch = new LookWatch({
      look: async () => {
        reads += 1;
        // The answer takes its time.
        at += 100;
        return { gates: new Map() };
      },
      now: () => new Date(at),
    });
  });

  it('is read once a second, counted from before it was asked', async () => {
    await watch.look();
    at = START + 999;
    await watch.look();
    expect(reads).toBe(1);

    at = START + 1_000;
    await watch.look();
    expect(reads).toBe(2);
  });

  it('is read anew where the clock was set back', async () => {
    await watch.look();
    at = START - 1;
    await watch.look();

    expect(reads).toBe(2);
  });

  it('is read anew where somebody asks for it as it is, and remembered', async () => {
    await watch.look();
    await watch.read();
    await watch.look();

    expect(reads).toBe(2);
  });

  it('is read once for all who look at the same time', async () => {
    await Promise.all([watch.look(), watch.look(), watch.look()]);

    expect(reads).toBe(1);
  });

  it('is read by who waited for a read that failed', async () => {
    const answers = [Promise.reject(new Error('planted')), Promise.resolve({ gates: new Map() })];
    const recovering = new LookWatch({
      look: () => {
        reads += 1;
        return answers.shift() ?? Promise.reject(new Error('one too many'));
      },
      now: () => new Date(at),
    });

    const looks = await Promise.allSettled([recovering.look(), recovering.look()]);

    expect(looks.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
    expect(reads).toBe(2);
  });

  it('is not known where it cannot be read', async () => {
    const failing = new LookWatch({
      look: () => Promise.reject(new Error('planted')),
      now: () => new Date(at),
    });

    await expect(failing.look()).rejects.toThrow('planted');
  });
});
