import fc from 'fast-check';
import { VirtualTime } from './virtual-time.ts';

describe('virtual time', () => {
  it('keeps appointments in the order of time, and those of the same time in the order they were made', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat({ max: 20 })), async (delays) => {
        const time = new VirtualTime();
        const kept: [at: number, made: number][] = [];
        for (const [made, delay] of delays.entries())
          time.after(delay, () => kept.push([time.elapsed, made]));

        await time.run();

        expect(kept).toEqual(delays.map((delay, made) => [delay, made]).sort(([a = 0], [b = 0]) => a - b));
      }),
    );
  });

  it('lets whoever sleeps go on before the clock does', async () => {
    const time = new VirtualTime();
    const log: string[] = [];
    const walker = async (name: string, pace: number) => {
      for (let step = 1; step <= 3; step += 1) {
        await time.sleep(pace);
        log.push(`${name} ${time.elapsed}`);
      }
    };

    const walks = [walker('a', 20), walker('b', 30)];
    await time.run();
    await Promise.all(walks);

    expect(log).toEqual(['a 20', 'b 30', 'a 40', 'b 60', 'a 60', 'b 90']);
  });
});
