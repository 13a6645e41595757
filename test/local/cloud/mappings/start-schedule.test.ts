import { mock } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import type { InvocationResult } from '../../../../local/cloud/functions/function-host.ts';
import { startSchedule } from '../../../../local/cloud/mappings/start-schedule.ts';

const SUCCESS: InvocationResult = { ok: true, payload: null };

describe('startSchedule', () => {
  beforeEach(() => {
    mock.timers.enable({
      apis: ['setInterval', 'setTimeout', 'Date'],
      now: new Date('2026-11-22T10:00:00Z'),
    });
  });

  afterEach(() => {
    mock.timers.reset();
  });

  it('invokes the function at its rate, the first time after one interval, until it is closed', async () => {
    const events: unknown[] = [];
    const schedule = startSchedule({
      everySeconds: 60,
      event: (at) => at.toISOString(),
      invoke: async (event) => {
        events.push(event);
        return SUCCESS;
      },
    });

    mock.timers.tick(59_999);
    expect(events).toEqual([]);
    mock.timers.tick(1);
    mock.timers.tick(60_000);
    await schedule.close();
    mock.timers.tick(600_000);

    expect(events).toEqual(['2026-11-22T10:01:00.000Z', '2026-11-22T10:02:00.000Z']);
  });

  it('invokes the function at its time of the day in UTC, today or tomorrow', async () => {
    const at: string[] = [];
    const runAt = (minuteOfDay: number) =>
      startSchedule({
        everySeconds: 86_400,
        minuteOfDay,
        event: (time) => time.toISOString(),
        invoke: async (event) => {
          at.push(String(event));
          return SUCCESS;
        },
      });
    const schedules = [runAt(9 * 60), runAt(10 * 60 + 1)];

    for (let minute = 0; minute < 2 * 1_440; minute += 1) mock.timers.tick(60_000);
    for (const schedule of schedules) await schedule.close();

    expect(at).toEqual([
      '2026-11-22T10:01:00.000Z',
      '2026-11-23T09:00:00.000Z',
      '2026-11-23T10:01:00.000Z',
      '2026-11-24T09:00:00.000Z',
    ]);
  });

  it('starts the next run although the last one is not done, and waits for both on close', async () => {
    const running: PromiseWithResolvers<InvocationResult>[] = [];
    const schedule = startSchedule({
      everySeconds: 60,
      event: () => null,
      invoke: () => {
        const run = Promise.withResolvers<InvocationResult>();
        running.push(run);
        return run.promise;
      },
    });
    mock.timers.tick(120_000);

    let closed = false;
    const closing = schedule.close().then(() => {
      closed = true;
    });
    running[0]?.resolve(SUCCESS);
    await setImmediate();
    expect({ runs: running.length, closed }).toEqual({ runs: 2, closed: false });
    running[1]?.resolve(SUCCESS);

    await closing;
    expect(closed).toBe(true);
  });
});
