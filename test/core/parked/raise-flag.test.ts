import { cleared, closing, type Flag, opened, UNSET_FLAG } from '../../../core/parked/flag.ts';
import { raiseFlag } from '../../../core/parked/raise-flag.ts';

const CLEAR = cleared(UNSET_FLAG);

/** A flag that the drain clears between the first read and the first write. */
function flagThatIsClearing() {
  let flag: Flag = closing(opened(CLEAR));
  let writes = 0;
  return {
    read: async () => flag,
    open: async (read: Flag) => {
      writes += 1;
      if (writes === 1) flag = cleared(flag);
      if (flag.state !== read.state || flag.epoch !== read.epoch) return undefined;
      flag = opened(read);
      return flag;
    },
    now: () => flag,
  };
}

describe('raising the flag', () => {
  it('opens it again where the drain cleared it in between', async () => {
    const flag = flagThatIsClearing();

    expect(await raiseFlag(flag)).toMatchObject({ opened: true, isNewEpisode: true });

    expect(flag.now()).toMatchObject({ state: 'open', episode: 2 });
  });

  it('leaves one that is open as it is', async () => {
    const open = opened(CLEAR);

    const raised = await raiseFlag({
      read: async () => open,
      open: () => Promise.reject(new Error('written')),
    });

    expect(raised).toEqual({ flag: open, opened: false, isNewEpisode: false });
  });

  it('gives up after three attempts, and sooner where there is no time', async () => {
    let attempts = 0;
    const open = async () => {
      attempts += 1;
      return undefined;
    };
    const read = async () => CLEAR;

    await expect(raiseFlag({ read, open })).rejects.toMatchObject({ code: 'flag-not-raised' });
    expect(attempts).toBe(3);
    await expect(raiseFlag({ read, open, isOver: () => true })).rejects.toMatchObject({
      code: 'flag-not-raised',
    });
    expect(attempts).toBe(4);
  });
});
