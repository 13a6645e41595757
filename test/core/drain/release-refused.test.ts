import { releaseRefused } from '../../../core/drain/release-refused.ts';
import { cleared, closing, opened, UNSET_FLAG } from '../../../core/parked/flag.ts';
import { NOW, parkedEvent, parkedWorld } from './parked-world.ts';

describe('releasing a refused event', () => {
  it('puts it at the end of its line and opens the flag, so that the next run publishes it', async () => {
    const { parked, run, published } = await parkedWorld([['a', 'ada', '08:01:00']]);
    const refused = parkedEvent('a', 'ada', '08:01:00');
    await parked.setAside(refused, 'InvalidParameter', NOW);
    parked.state = { ...parked.state, flag: cleared(UNSET_FLAG) };

    expect(await releaseRefused('a', { refused: parked, parked, now: () => NOW })).toBe(true);

    expect(parked.state.flag.state).toBe('open');
    await run();
    expect(published()).toEqual(['a']);
  });

  it('changes nothing where no such event is set aside', async () => {
    const { parked } = await parkedWorld([]);
    parked.state = { ...parked.state, flag: cleared(UNSET_FLAG) };

    expect(await releaseRefused('a', { refused: parked, parked, now: () => NOW })).toBe(false);

    expect(parked.state.flag.state).toBe('clear');
  });

  it('opens a flag that is about to be cleared', async () => {
    const { parked } = await parkedWorld([['a', 'ada', '08:01:00']]);
    await parked.setAside(parkedEvent('a', 'ada', '08:01:00'), 'InvalidParameter', NOW);
    parked.state = { ...parked.state, flag: closing(opened(cleared(UNSET_FLAG))) };

    await releaseRefused('a', { refused: parked, parked, now: () => NOW });

    expect(parked.state.flag).toMatchObject({ state: 'open', epoch: 2 });
  });
});
