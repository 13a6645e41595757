import { readForgetting } from '../../../core/archive/forget/begin-forgetting.ts';
import { continueForgetting } from '../../../lambda/archive-keeper/forget/continue-forgetting.ts';
import { ForgetWorld, theirs, threeDays } from '../../core/archive/forget/forget-world.ts';
import { recordedTelemetry } from '../../support/recorded-telemetry.ts';

const DEADLINE = new Date('2026-12-01T00:00:00.000Z');
const UNFINISHED = [[['ForgettingUnfinished', 'Count', 1]]];

function roomOf(world: ForgetWorld) {
  const { telemetry, lines, published } = recordedTelemetry();
  return { lines, published, room: { ports: world.ports(), leftOut: 0, newName: () => 'f2', telemetry } };
}

/** Somebody has asked for it while the handler took nothing. */
async function begun(): Promise<ForgetWorld> {
  const world = await threeDays();
  world.runs = false;
  world.send(theirs('t4', '2026-11-27T09:00:00.000Z'));
  expect(await world.forget()).toMatchObject({ unfinished: { reason: 'queues' } });
  return world;
}

describe('going on with a forgetting by the schedule', () => {
  it('brings one to its end that somebody has left, and says nothing of who it was', async () => {
    const world = await begun();
    world.runs = true;
    const { room, lines, published } = roomOf(world);

    await continueForgetting(DEADLINE, room);

    expect(lines).toMatchObject([{ message: 'forget', forgotten: expect.stringContaining('certificates/') }]);
    expect(published).toEqual([]);
    expect(JSON.stringify(lines)).not.toContain('planted');
    expect(await world.everything()).not.toContain('did:privy:planted');
  });

  it('says that it is unfinished where it cannot be brought to its end', async () => {
    const world = await begun();
    const { room, lines, published } = roomOf(world);

    await continueForgetting(new Date(world.now.getTime() + 60_000), room);

    expect(lines).toMatchObject([
      { message: 'forget', unfinished: 'queues' },
      { message: 'forgetting unfinished', since: '2026-11-27T12:00:00.000Z' },
    ]);
    expect(published).toEqual(UNFINISHED);
    expect(await readForgetting(world.objects)).toBeDefined();
  });

  it('says so too where it fails, and leaves the error to the alarm of the function', async () => {
    const world = await begun();
    const { room, published } = roomOf(world);
    const handlers = room.ports.handlers.map((handler) => ({
      ...handler,
      lines: Object.assign(Object.create(handler.lines), { look: () => Promise.reject(new Error('down')) }),
    }));

    await expect(
      continueForgetting(DEADLINE, { ...room, ports: { ...room.ports, handlers } }),
    ).rejects.toThrow('down');

    expect(published).toEqual(UNFINISHED);
  });

  it('does nothing where nobody is to be forgotten', async () => {
    const { room, lines, published } = roomOf(new ForgetWorld());

    await continueForgetting(DEADLINE, room);

    expect([lines, published]).toEqual([[], []]);
  });
});
