import { layOutHops } from '../../../console/page/text/hop-layout.ts';

const at = (time: string, durationMilliseconds?: number) => ({
  at: `2026-11-27T08:00:${time}Z`,
  ...(durationMilliseconds === undefined ? {} : { durationMilliseconds }),
});

describe('hops in time', () => {
  it('are drawn to one scale, from where they began', () => {
    const [burst] = layOutHops([at('00.000'), at('00.060', 40), at('00.200', 100)]);

    expect(burst).toMatchObject({ after: 0, span: 200 });
    expect(burst?.hops.map(({ offset, begin, length }) => [offset, begin, length])).toEqual([
      [0, 0, 0],
      [20, 0.1, 0.2],
      [100, 0.5, 0.5],
    ]);
    expect(burst?.hops.map(({ beganAt }) => beganAt.slice(-5))).toEqual(['.000Z', '.020Z', '.100Z']);
  });

  it('are none before the beginning, where one that is named later began a moment earlier', () => {
    const [burst] = layOutHops([at('00.100', 99), at('00.000'), at('00.050')]);

    expect(burst?.span).toBe(100);
    expect(burst?.hops.map(({ offset }) => offset)).toEqual([1, 0, 50]);
  });

  it('begin a new scale after a pause, which is told', () => {
    const bursts = layOutHops([at('00.000'), at('01.000'), at('31.000', 500), at('31.200', 100)]);

    expect(bursts.map(({ after, span, hops }) => [after, span, hops.length])).toEqual([
      [0, 1000, 2],
      [29_500, 700, 2],
    ]);
  });

  it('take no room where all are of one moment, or there are none', () => {
    expect(layOutHops([at('00.000')])[0]?.hops[0]).toMatchObject({ begin: 0, length: 0 });
    expect(layOutHops([])).toEqual([]);
  });
});
