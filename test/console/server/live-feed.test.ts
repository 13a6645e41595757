import { LiveFeed } from '../../../console/server/live/live-feed.ts';
import type { LogLine } from '../../../ops/stage/log-reader.ts';
import type { Stage } from '../../../ops/stage/stage.ts';
import { stageOf } from '../../ops/stage-of.ts';

const NOW = '2026-11-27T09:00:00.000Z';

function delivered(number: number): LogLine {
  const fields = { message: 'delivery', source: 'privy/main', outcome: 'accepted', eventId: `msg_${number}` };
  return { logGroup: 'intake', time: new Date(NOW), fields };
}

/** A stage whose intake has written so many lines, and of which nothing else is there. */
function busyStage(lines: number, beginnings: object[] = []): Stage {
  const stage = stageOf({});
  return {
    ...stage,
    logs: {
      ...stage.logs,
      follow: (logGroup, beginning) => {
        beginnings.push(beginning);
        const written =
          logGroup === 'intake' ? Array.from({ length: lines }, (_, number) => delivered(number)) : [];
        return async function* () {
          yield* written.splice(0);
        };
      },
    },
  };
}

/** What a feed wants to tell later, until the test lets it. */
class Laters {
  readonly tells: (() => void)[] = [];
  called = 0;
  off = 0;
  #wake: () => void = () => {};

  readonly later = (tell: () => void) => {
    this.tells.push(tell);
    this.called += 1;
    this.#wake();
    return () => {
      this.off += 1;
    };
  };

  /** Until something is to be told. */
  async next(): Promise<void> {
    if (this.tells.length > 0) return;
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
  }
}

describe('what is live', () => {
  it('is told once of many rows', async () => {
    const laters = new Laters();
    const feed = new LiveFeed(busyStage(5_000), laters.later);
    let told = 0;
    const leave = feed.follow(() => {
      told += 1;
    });

    await laters.next();
    while (feed.rows.last < 5_000) await new Promise(setImmediate);
    expect([laters.called, told]).toEqual([1, 0]);
    laters.tells.shift()?.();

    expect(told).toBe(1);
    expect(feed.rows.after(4_990).rows.map(({ number }) => number)).toEqual([
      4_991, 4_992, 4_993, 4_994, 4_995, 4_996, 4_997, 4_998, 4_999, 5_000,
    ]);
    leave();
  });

  it('is told again of what comes after it was told', async () => {
    const laters = new Laters();
    const feed = new LiveFeed(busyStage(1), laters.later);
    const leave = feed.follow(() => {});

    // Of this stage nothing else is there, so that it cannot say how it is.
    while (feed.problem === undefined) {
      await laters.next();
      laters.tells.shift()?.();
    }

    expect(feed.problem).toMatchObject({ code: 'failed' });
    leave();
  });

  it('has the rows that are there before it is looked how the stage is', async () => {
    const laters = new Laters();
    const stage = busyStage(3);
    let rowsThen: number | undefined;
    const metrics = {
      read: async () => {
        rowsThen ??= feed.rows.last;
        return [];
      },
    };
    const feed: LiveFeed = new LiveFeed({ ...stage, metrics }, laters.later);
    const leave = feed.follow(() => {});

    while (rowsThen === undefined) await new Promise(setImmediate);

    expect(rowsThen).toBe(3);
    leave();
  });

  it('is not said to be missing before the logs were read to their end', async () => {
    const laters = new Laters();
    const feed = new LiveFeed(busyStage(0), laters.later);
    const before = feed.hasLooked;
    const leave = feed.follow(() => {});

    await laters.next();
    expect([before, feed.hasLooked]).toEqual([false, true]);
    leave();
    expect(feed.hasLooked).toBe(false);
  });

  it('is told to nobody who has gone', async () => {
    const laters = new Laters();
    const feed = new LiveFeed(busyStage(1), laters.later);
    const leave = feed.follow(() => {});

    await laters.next();
    leave();

    expect(laters.off).toBe(1);
  });

  it('is read from the newest lines on where nobody was there for long', async () => {
    const beginnings: object[] = [];
    const laters = new Laters();
    const feed = new LiveFeed(busyStage(1, beginnings), laters.later);
    const leave = feed.follow(() => {});

    await laters.next();
    leave();

    expect(beginnings[0]).toEqual({ from: new Date('2026-11-27T08:45:00.000Z'), newest: 2_000 });
  });
});
