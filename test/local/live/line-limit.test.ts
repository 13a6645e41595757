import { createLineLimit, type LeftOut } from '../../../local/live/line-limit.ts';

/** A limit whose seconds end when the test says so, and what came out of it. */
function limit() {
  const out: string[] = [];
  let endSecond: () => void = () => {};
  const made = createLineLimit({
    write: (lines) => out.push(...lines),
    summarize: ({ counts, begins }: LeftOut) =>
      out.push(`${begins ? 'begins: ' : ''}${[...counts].map(([label, count]) => `${count} ${label}`)}`),
    afterSecond: (callback) => {
      endSecond = callback;
      return () => {
        endSecond = () => {};
      };
    },
  });
  const add = (count: number, label = 'line', urgent = false) => {
    for (let i = 1; i <= count; i += 1) made.add({ lines: [`${label} ${i}`], label, urgent });
  };
  return { add, endSecond: () => endSecond(), end: made.end, taken: () => out.splice(0) };
}

describe('createLineLimit', () => {
  it('lets twenty lines of a second through, and sums up the others at its end', () => {
    const { add, endSecond, taken } = limit();

    add(23);

    expect(taken()).toHaveLength(20);
    endSecond();
    expect(taken()).toEqual(['begins: 3 line']);
  });

  it('sums up whole seconds until it is quiet, and then shows lines again', () => {
    const { add, endSecond, taken } = limit();
    add(500);
    endSecond();
    taken();

    add(11);
    add(2, 'other');
    expect(taken()).toEqual([]);
    endSecond();
    expect(taken()).toEqual(['11 line,2 other']);
    add(10);
    endSecond();
    expect(taken()).toEqual(['10 line']);
    add(1);
    expect(taken()).toEqual(['line 1']);
  });

  it('shows what is urgent all the same, three a second', () => {
    const { add, endSecond, taken } = limit();
    add(500);
    endSecond();
    taken();

    add(5, 'failure', true);

    expect(taken()).toEqual(['failure 1', 'failure 2', 'failure 3']);
    endSecond();
    expect(taken()).toEqual(['2 failure']);
  });

  it('says at the end what it has left out until then', () => {
    const { add, endSecond, end, taken } = limit();
    add(21);
    taken();

    end();

    expect(taken()).toEqual(['begins: 1 line']);
    endSecond();
    expect(taken()).toEqual([]);
  });
});
