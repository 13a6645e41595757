import { clearFlag } from '../../../core/drain/clear-flag.ts';
import { cleared, closing, opened, UNSET_FLAG } from '../../../core/parked/flag.ts';
import { shardOf } from '../../../core/parked/shards.ts';
import { at, parkedEvent, parkedWorld } from './parked-world.ts';

describe('the flag', () => {
  it('is cleared by the run that finds nothing parked, after the index had time to show what is', async () => {
    const { parked, clock, run } = await parkedWorld([]);

    await run();

    expect(parked.state.flag).toMatchObject({ state: 'clear', adopted: true });
    expect(clock.now).toEqual(at('08:10:02'));
  });

  it('is cleared by the run that has published the last event', async () => {
    const { parked, run } = await parkedWorld([['a', 'ada', '08:01:00']]);

    await run();

    expect(parked.state.flag.state).toBe('clear');
  });

  it('is written for the first time by the first run', async () => {
    const { parked, run } = await parkedWorld([]);
    parked.state = { ...parked.state, flag: UNSET_FLAG };

    await run();

    expect(parked.state.flag).toEqual({ state: 'clear', epoch: 0, episode: 1, adopted: true });
  });

  it('is left to the run that has shard 0', async () => {
    const { parked, run } = await parkedWorld([]);

    await run({ shards: [1, 2, 3] });

    expect(parked.state.flag.state).toBe('open');
  });

  it('stays as long as anything is parked in a shard of another run', async () => {
    const { parked, run } = await parkedWorld([['a', 'ada', '08:01:00']]);
    expect(shardOf('ada')).not.toBe(0);

    await run({ shards: [0] });

    expect(parked.state.flag.state).toBe('open');
  });

  it('is taken on where a run died before it cleared it', async () => {
    const { parked, run } = await parkedWorld([]);
    parked.state = { ...parked.state, flag: closing(parked.state.flag) };

    await run();

    expect(parked.state.flag.state).toBe('clear');
  });

  it('is not cleared where an event was parked while it was closing', async () => {
    const { parked, ports, run } = await parkedWorld([]);
    const { waitUntil } = ports;
    Object.assign(ports, {
      waitUntil: async (time: Date) => {
        Object.assign(ports, { waitUntil });
        await waitUntil(time);
        parked.state = { ...parked.state, flag: opened(parked.state.flag) };
        // In line, and not yet shown by the index.
        await parked.join(parkedEvent('a', 'ada', '08:10:01'));
        parked.ages = async () => ({});
      },
    });

    await run({ deadline: at('08:10:02'), shards: [0] });

    expect(parked.state.flag).toMatchObject({ state: 'open', epoch: 2 });
  });

  it('is opened for events that an older version had parked on their ledger entries', async () => {
    const { parked, published, run } = await parkedWorld([]);
    parked.state = { ...parked.state, flag: cleared(UNSET_FLAG) };
    const states: string[] = [];
    let old = 1;
    parked.adopt = async () => {
      const adopted = old;
      old = 0;
      if (adopted > 0) await parked.join(parkedEvent('old', 'ada', '07:00:00'));
      return adopted;
    };
    const open = parked.openFlag.bind(parked);
    parked.openFlag = async (read) => {
      states.push(read.state);
      return await open(read);
    };

    await run();

    expect(states).toEqual(['clear']);
    expect(published()).toEqual(['old']);
    expect(parked.state.flag.state).toBe('clear');
  });

  it('is not cleared for an event that was parked while it was closing and of which nobody opened it', async () => {
    const { parked, ports } = await parkedWorld([]);
    const { waitUntil } = ports;
    Object.assign(ports, {
      waitUntil: async (time: Date) => {
        await parked.join(parkedEvent('a', 'ada', '08:10:01'));
        await waitUntil(time);
      },
    });

    expect(await clearFlag(ports)).toBe(false);

    expect(parked.state.flag.state).toBe('closing');
  });

  it('is not said to be clear where it was opened while it was closing', async () => {
    const { parked, ports } = await parkedWorld([]);
    Object.assign(ports, {
      waitUntil: async () => void (await parked.openFlag(parked.state.flag)),
    });

    expect(await clearFlag(ports)).toBe(false);

    expect(parked.state.flag.state).toBe('open');
  });

  it('is cleared in the same run once what was parked while it was closing is published', async () => {
    const { parked, ports, published, run } = await parkedWorld([]);
    const { waitUntil } = ports;
    Object.assign(ports, {
      waitUntil: async (time: Date) => {
        Object.assign(ports, { waitUntil });
        await parked.join(parkedEvent('a', 'ada', '08:10:01'));
        await parked.openFlag(parked.state.flag);
        await waitUntil(time);
      },
    });

    await run();

    expect(published()).toEqual(['a']);
    expect(parked.state.flag).toMatchObject({ state: 'clear', epoch: 2 });
  });
});
