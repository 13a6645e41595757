import { pauseSubscriber } from '../../../ops/pause/pause-subscriber.ts';
import { resumeSubscriber } from '../../../ops/pause/resume-subscriber.ts';
import type { SwitchOptions } from '../../../ops/pause/switch-subscriber.ts';
import { stageOf } from '../stage-of.ts';

/** A stage whose mapping changes when it was looked at so many times more. */
function mappedStage(state: string, looksUntilDone = 0) {
  const stage = stageOf({});
  const mapping = { id: 'm-1', state };
  const switched: boolean[] = [];
  let left = 0;
  let goal = state;
  const mappings = {
    async of(functionName: string) {
      if (functionName !== 'count') return [];
      left -= 1;
      if (left <= 0) mapping.state = goal;
      return [{ ...mapping }];
    },
    async switch(_id: string, isOn: boolean) {
      if (mapping.state.endsWith('ing')) throw new Error('ResourceInUseException');
      switched.push(isOn);
      goal = isOn ? 'Enabled' : 'Disabled';
      mapping.state = isOn ? 'Enabling' : 'Disabling';
      left = looksUntilDone;
      return { ...mapping };
    },
  };
  const queues = { counts: async () => ({ waiting: 7, inHand: 2, delayed: 0 }) };
  const services = { ...stage.services, mappings: async () => mappings, queues: async () => queues as never };
  const becomes = (then: string, looks: number) => {
    goal = then;
    left = looks;
  };
  return { stage: { ...stage, services }, switched, becomes };
}

const options = (changes: Partial<SwitchOptions> = {}): SwitchOptions => ({
  subscriber: 'count',
  dryRun: false,
  pause: async () => {},
  ...changes,
});

describe('pausing and resuming a subscriber', () => {
  it('switches its mapping off, waits until it is, and gives account', async () => {
    const { stage, switched } = mappedStage('Enabled', 4);

    const paused = await pauseSubscriber(stage, options({ reason: 'the CRM is down' }));

    expect(paused).toEqual({
      subscriber: 'count',
      before: 'running',
      after: 'paused',
      waiting: 7,
      inHand: 2,
    });
    expect(switched).toEqual([false]);
    expect(stage.written).toEqual([
      {
        action: 'pause',
        subject: { subscriber: 'count' },
        counts: { waiting: 7 },
        reason: 'the CRM is down',
      },
    ]);
  });

  it('switches it on again', async () => {
    const { stage, switched } = mappedStage('Disabled', 2);

    expect(await resumeSubscriber(stage, options())).toMatchObject({ before: 'paused', after: 'running' });

    expect(switched).toEqual([true]);
    expect(stage.written).toMatchObject([{ action: 'resume' }]);
  });

  it('changes nothing in a dry run, nor where it is so already', async () => {
    const running = mappedStage('Enabled');
    const paused = mappedStage('Disabled');

    expect(await pauseSubscriber(running.stage, options({ dryRun: true }))).toMatchObject({
      after: 'running',
    });
    expect(await pauseSubscriber(paused.stage, options())).toMatchObject({
      before: 'paused',
      after: 'paused',
    });

    expect([...running.switched, ...paused.switched]).toEqual([]);
    expect([...running.stage.written, ...paused.stage.written]).toEqual([]);
  });

  it('waits for a change that is under way, which Lambda lets nobody change', async () => {
    const { stage, switched, becomes } = mappedStage('Disabling', 2);
    becomes('Disabled', 3);

    expect(await resumeSubscriber(stage, options())).toMatchObject({ before: 'switching', after: 'running' });

    expect(switched).toEqual([true]);
  });

  it('waits no longer when it is told to stop, and says that Lambda is still at it', async () => {
    const { stage } = mappedStage('Enabled', 1_000);
    const stop = new AbortController();

    const switched = await pauseSubscriber(
      stage,
      options({ signal: stop.signal, pause: async () => stop.abort() }),
    );

    expect(switched).toMatchObject({ before: 'running', after: 'switching' });
    expect(stage.written).toMatchObject([{ action: 'pause' }]);
  });

  it.each([
    [
      'risk',
      'misused',
      '"risk" is a consumer: its own service reads the queue, and stops when that service stops; allowed: count, mirror',
    ],
    [
      'mirror',
      'not-found',
      'nothing gives events to mirror: its event source mapping is gone; deploy the stage again',
    ],
    ['cout', 'misused', 'no subscriber "cout"; nearest: count, risk, mirror'],
  ])('refuses %s', async (subscriber, code, message) => {
    const { stage } = mappedStage('Enabled');

    await expect(pauseSubscriber(stage, options({ subscriber }))).rejects.toMatchObject({ code, message });
  });
});
