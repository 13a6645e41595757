import { setImmediate } from 'node:timers/promises';
import { Window } from '../../../core/drain/window.ts';

const START = new Date('2026-11-22T08:00:00.000Z');

/** A window, and how many of `wanted` lines it lets in at once. */
function opened() {
  const clock = { now: START };
  const window = new Window({
    now: () => clock.now,
    waitUntil: async (at) => {
      if (clock.now < at) clock.now = at;
    },
  });
  const admitted = async (wanted: number) => {
    let inside = 0;
    for (let n = 0; n < wanted; n += 1) void window.enter().then(() => (inside += 1));
    await setImmediate();
    return inside;
  };
  return { clock, window, admitted };
}

describe('the window of the drain', () => {
  it('lets 64 lines in at a time, and the next when one leaves', async () => {
    const { window, admitted } = opened();

    expect(await admitted(65)).toBe(64);

    window.leave();
    window.leave();
    await setImmediate();

    // One went to the line that waited already.
    expect(await admitted(2)).toBe(1);
  });

  it('lets one in after a publish failed, a second later', async () => {
    const { clock, window, admitted } = opened();

    window.collapse();

    expect(await admitted(3)).toBe(1);
    expect(clock.now).toEqual(new Date('2026-11-22T08:00:01.000Z'));
  });

  it('lets half as many in when the topic takes no more for now, a quarter of a second later', async () => {
    const { clock, window, admitted } = opened();

    window.halve();

    expect(await admitted(64)).toBe(32);
    expect(clock.now).toEqual(new Date('2026-11-22T08:00:00.250Z'));
  });

  it('widens by one for each line that is published, up to 64', async () => {
    const { window, admitted } = opened();
    window.collapse();

    for (let line = 0; line < 100; line += 1) window.widen();

    expect(await admitted(100)).toBe(64);
  });

  it('widens by one line, not at once to where it was', async () => {
    const { window, admitted } = opened();
    window.collapse();

    window.widen();
    window.widen();

    expect(await admitted(100)).toBe(3);
  });

  it('stays closed for a topic that is down when the topic also takes no more for now', async () => {
    const { clock, window, admitted } = opened();

    window.collapse();
    window.halve();
    await admitted(1);

    expect(clock.now).toEqual(new Date('2026-11-22T08:00:01.000Z'));
  });
});
