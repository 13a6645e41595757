import { closing, type Flag, opened, UNSET_FLAG } from '../../../core/parked/flag.ts';
import { FlagWatch } from '../../../core/parked/flag-watch.ts';

const CLEAR: Flag = { state: 'clear', epoch: 3, episode: 2, adopted: true };
const OPEN = opened(CLEAR);

function at(time: string): Date {
  return new Date(`2026-11-22T${time}Z`);
}

/** A watch over a flag and a clock that tests set; a read takes the milliseconds given. */
function watched(flag: Flag, readMilliseconds = 0) {
  const world = { flag, now: at('08:00:00.000'), reads: 0, readMilliseconds };
  const watch = new FlagWatch({
    flag: async () => {
      world.reads += 1;
      const read = world.flag;
      world.now = new Date(world.now.getTime() + world.readMilliseconds);
      return read;
    },
    now: () => world.now,
  });
  return { world, watch };
}

describe('a sandbox that looks at the flag', () => {
  it('reads it once a second, whatever it is asked', async () => {
    const { world, watch } = watched(CLEAR);

    await watch.look();
    world.now = at('08:00:00.999');
    world.flag = OPEN;

    expect(await watch.look()).toEqual(CLEAR);
    expect(world.reads).toBe(1);
    world.now = at('08:00:01.000');
    expect(await watch.look()).toEqual(OPEN);
    expect(world.reads).toBe(2);
  });

  it('counts the second from before the read was sent', async () => {
    const { world, watch } = watched(CLEAR, 600);
    await watch.look();
    world.flag = OPEN;
    world.now = at('08:00:01.000');

    expect(await watch.look()).toEqual(OPEN);
  });

  it('reads it again when its clock was set back', async () => {
    const { world, watch } = watched(CLEAR);
    await watch.look();
    world.flag = OPEN;
    world.now = at('07:59:59.000');

    expect(await watch.look()).toEqual(OPEN);
  });

  it('goes by nothing after a read that failed', async () => {
    const watch = new FlagWatch({
      flag: () => Promise.reject(new Error('down')),
      now: () => at('08:00:00.000'),
    });

    await expect(watch.look()).rejects.toThrow('down');
    await expect(watch.look()).rejects.toThrow('down');
  });

  it('reads it again after it opened the flag itself', async () => {
    const { world, watch } = watched(CLEAR);
    await watch.look();
    world.flag = OPEN;

    watch.note(OPEN);

    expect(await watch.look()).toEqual(OPEN);
  });
});

describe('how long a sandbox knows that the flag is not clear', () => {
  it('is from the answer of the first read that showed it, through closing and opening again', async () => {
    const { world, watch } = watched(OPEN, 100);
    await watch.read();
    world.flag = closing(OPEN);
    world.now = at('08:00:05.000');
    await watch.read();
    world.flag = opened(world.flag);
    world.now = at('08:00:09.000');

    const flag = await watch.read();

    expect(flag).toMatchObject({ state: 'open', episode: 3 });
    expect(watch.notClearSince(flag)).toEqual(at('08:00:00.100'));
  });

  it('begins anew in another episode, because the flag was clear in between', async () => {
    const { world, watch } = watched(OPEN);
    await watch.read();
    world.now = at('08:10:00.000');
    world.flag = opened({ ...OPEN, state: 'clear' });

    const flag = await watch.read();

    expect(watch.notClearSince(flag)).toEqual(at('08:10:00.000'));
  });

  it('is from its own write on where it opened the flag', () => {
    const { world, watch } = watched(CLEAR);

    watch.note(OPEN);
    world.now = at('08:00:03.000');

    expect(watch.notClearSince(OPEN)).toEqual(at('08:00:00.000'));
  });

  it('is from now on where it has never seen it so', () => {
    const { watch } = watched(UNSET_FLAG);

    expect(watch.notClearSince(OPEN)).toEqual(at('08:00:00.000'));
  });

  it('is from the first reading that showed it closing', async () => {
    const { world, watch } = watched(closing(OPEN));
    await watch.read();
    world.now = at('08:00:05.000');
    world.flag = opened(closing(OPEN));

    expect(watch.notClearSince(await watch.read())).toEqual(at('08:00:00.000'));
  });

  it('is not that of an episode before the one asked for', async () => {
    const { world, watch } = watched(OPEN);
    await watch.read();
    world.now = at('08:00:05.000');

    expect(watch.notClearSince({ ...OPEN, episode: OPEN.episode + 1 })).toEqual(at('08:00:05.000'));
  });
});
