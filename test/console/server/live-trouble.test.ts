import { LiveFeed } from '../../../console/server/live/live-feed.ts';
import { OpsError } from '../../../ops/ops-error.ts';
import type { Stage } from '../../../ops/stage/stage.ts';
import { refusingStage } from '../../ops/parts/refusing-stage.ts';

const EXPIRED = new OpsError('no-access', 'the AWS credentials have expired; get new ones');
const GONE = Object.assign(new Error('no queue'), { name: 'QueueDoesNotExist' });
const soon = (tell: () => void) => {
  const timer = setImmediate(tell);
  return () => clearImmediate(timer);
};

/** A stage that refuses everything from when it is told to until it is told otherwise. */
function changingStage() {
  const fine = refusingStage(/nothing/);
  let now: Stage = fine;
  const stage = {
    ...fine,
    get services() {
      return now.services;
    },
  } as Stage;
  return {
    stage,
    refuse: (error: Error) => {
      now = refusingStage(/./, error);
    },
    mend: () => {
      now = fine;
    },
  };
}

/** Waits until a feed is as wanted, by what it tells. */
function until(feed: LiveFeed, isWanted: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const stop = feed.follow(() => {
      if (!isWanted()) return;
      resolve();
      // Another listener keeps it going.
      stop();
    });
  });
}

describe('a console whose page is open', () => {
  it.each([
    ['while the credentials expire', EXPIRED, 'no-access', /expired/],
    ['while the stage is torn down', GONE, 'gone', /torn down/],
  ])('%s says so, keeps what was there, and goes on by itself', async (_when, error, code, message) => {
    const { stage, refuse, mend } = changingStage();
    const feed = new LiveFeed(stage, soon);
    const end = feed.follow(() => {});
    try {
      await until(feed, () => feed.statusText !== '');
      const before = feed.statusText;

      refuse(error);
      await until(feed, () => feed.problem !== undefined);
      expect(feed.problem).toMatchObject({ code, message: expect.stringMatching(message) });
      expect(feed.statusText).toBe(before);

      mend();
      await until(feed, () => feed.problem === undefined);
      expect(JSON.parse(feed.statusText)).toMatchObject({ findings: [] });
    } finally {
      end();
    }
  });

  it('goes on saying that the logs cannot be read, while the figures come', async () => {
    const denied = new OpsError('no-access', 'no permission for logs:FilterLogEvents');
    const stage = {
      ...refusingStage(/nothing/),
      logs: {
        // biome-ignore lint/correctness/useYield: it refuses
        async *read() {
          throw denied;
        },
      },
    } as unknown as Stage;
    const feed = new LiveFeed(stage, soon);
    const end = feed.follow(() => {});
    try {
      await until(feed, () => feed.problem !== undefined);
      const seen: (string | undefined)[] = [];
      await until(feed, () => seen.push(feed.problem?.message) === 3);

      expect(seen).toEqual(Array.from({ length: 3 }, () => 'no permission for logs:FilterLogEvents'));
    } finally {
      end();
    }
  });
});
