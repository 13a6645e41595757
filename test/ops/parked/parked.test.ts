import { drainHandler } from '../../../lambda/drain/drain-handler.ts';
import { dropParked } from '../../../ops/parked/drop-parked.ts';
import { listParked } from '../../../ops/parked/list-parked.ts';
import { releaseParked } from '../../../ops/parked/release-parked.ts';
import { parkedEvent, parkedWorld } from '../../core/drain/parked-world.ts';
import { recordedTelemetry } from '../../support/recorded-telemetry.ts';
import { stageOf } from '../stage-of.ts';

/** A stage whose topic refused the events with these keys, each a minute after the one before. */
async function stageWithRefused(...keys: readonly string[]) {
  const places = keys.map((key, index) => [key, 'ada', `08:0${index + 1}:00`] as const);
  const world = await parkedWorld(places);
  for (const [index, place] of places.entries())
    await world.parked.setAside(
      parkedEvent(...place),
      'InvalidParameter',
      new Date(`2026-11-22T08:0${index + 2}:00.000Z`),
    );
  const { telemetry } = recordedTelemetry();
  const ports = { ...world.ports, refused: world.parked };
  const drain = drainHandler({ ports, retentionDays: 100 }, telemetry);
  return { ...world, stage: stageOf({ drain }) };
}

const [FIRST, SECOND] = ['privy/main#msg_1', 'privy/main#msg_2'] as const;
const REFUSED = {
  key: FIRST,
  type: 'privy.user.created',
  groupId: 'ada',
  parkedAt: '2026-11-22T08:01:00.000Z',
  reason: 'InvalidParameter',
  refusedAt: '2026-11-22T08:02:00.000Z',
};

describe('what is parked', () => {
  it('is listed with what the topic refused, and why', async () => {
    const { stage } = await stageWithRefused(FIRST);

    expect(await listParked(stage)).toEqual({ waiting: {}, refused: [REFUSED] });
  });

  it('is listed with since when events wait in line', async () => {
    const { ports, parked } = await parkedWorld([['a', 'ada', '08:01:00']]);
    const drain = drainHandler(
      { ports: { ...ports, refused: parked }, retentionDays: 100 },
      recordedTelemetry().telemetry,
    );

    expect(await listParked(stageOf({ drain }))).toEqual({
      waiting: { oldest: '2026-11-22T08:01:00.000Z', newest: '2026-11-22T08:01:00.000Z' },
      refused: [],
    });
  });
});

describe('a release of what the topic refused', () => {
  it('says what it would do and does nothing, where it is a dry run', async () => {
    const { stage, published } = await stageWithRefused(FIRST, SECOND);

    expect(await releaseParked(stage, { dryRun: true })).toMatchObject({
      events: [{ key: FIRST }, { key: SECOND }],
      released: [],
    });
    expect(published()).toEqual([]);
    expect(stage.written).toEqual([]);
  });

  it('of one event, by its id, publishes it, and is accounted for', async () => {
    const { stage, published } = await stageWithRefused(FIRST, SECOND);

    const { released } = await releaseParked(stage, { event: 'msg_1', dryRun: false });

    expect(released).toEqual([{ key: FIRST, done: 'published' }]);
    expect(published()).toEqual([FIRST]);
    expect(stage.written).toEqual([
      {
        action: 'parked release',
        subject: { key: FIRST },
        counts: { released: 1, published: 1, refused: 0 },
      },
    ]);
  });

  it('of all tells of each what the topic made of it', async () => {
    const { stage, fates, published } = await stageWithRefused(FIRST, SECOND);
    fates.set(FIRST, 'refused');

    const { released } = await releaseParked(stage, { dryRun: false, reason: 'smaller now' });

    expect(released).toEqual([
      { key: FIRST, done: 'refused-again' },
      { key: SECOND, done: 'published' },
    ]);
    expect(published()).toEqual([SECOND]);
    expect(stage.written).toMatchObject([
      { counts: { released: 2, published: 1, refused: 1 }, reason: 'smaller now' },
    ]);
  });

  it('of an event that is not there names those that are', async () => {
    const { stage } = await stageWithRefused(FIRST);

    await expect(releaseParked(stage, { event: 'msg_9', dryRun: false })).rejects.toMatchObject({
      code: 'not-found',
      message: '"msg_9" is none of those that the topic refused: privy/main#msg_1',
    });
  });
});

describe('a drop of what the topic refused', () => {
  it('says which event would go, and deletes none, where it is a dry run', async () => {
    const { stage, parked } = await stageWithRefused(FIRST);

    expect(await dropParked(stage, { event: 'msg_1', reason: 'too large', dryRun: true })).toEqual({
      dryRun: true,
      event: REFUSED,
      done: 'would-drop',
    });
    expect(parked.state.refused).toHaveLength(1);
    expect(stage.written).toEqual([]);
  });

  it('deletes the event, and keeps why', async () => {
    const { stage, parked } = await stageWithRefused(FIRST);

    const { done } = await dropParked(stage, { event: FIRST, reason: 'too large', dryRun: false });

    expect(done).toBe('dropped');
    expect(parked.state.refused).toEqual([]);
    expect(stage.written).toEqual([
      { action: 'parked drop', subject: { key: FIRST }, counts: { dropped: 1 }, reason: 'too large' },
    ]);
  });

  it('needs a reason', async () => {
    const { stage, parked } = await stageWithRefused(FIRST);

    await expect(dropParked(stage, { event: FIRST, reason: '', dryRun: false })).rejects.toMatchObject({
      code: 'misused',
    });
    expect(parked.state.refused).toHaveLength(1);
  });
});
