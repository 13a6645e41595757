import { planPhases } from './plan-phases.ts';
import { planUsers } from './plan-users.ts';

const options = {
  seed: 7,
  events: 300,
  milliseconds: 60_000,
  start: new Date('2026-11-22T10:00:00.000Z'),
  marks: { text: 'leak0123456789abcdef', digits: '91234567890123' },
};

describe('the users of a run', () => {
  const users = planUsers(options);
  const events = users.flatMap((user) => user.events);

  it('have as many events as asked for, each with an id of its own', () => {
    expect(events).toHaveLength(300);
    expect(new Set(events.map(({ key }) => key)).size).toBe(300);
  });

  it('are the same for the same seed, and others for another', () => {
    expect(planUsers(options)).toEqual(users);
    expect(planUsers({ ...options, seed: 8 })).not.toEqual(users);
  });

  it('are of both providers, some with events that wait for each other', () => {
    const kinds = new Set(users.map(({ source, sequential }) => `${source} ${sequential}`));

    expect([...kinds].sort()).toEqual([
      'dynamic/main false',
      'dynamic/main true',
      'privy/main false',
      'privy/main true',
    ]);
  });

  it('end in the directory as of their newest event', () => {
    for (const { events: own, directory } of users) {
      expect(directory.newest).toBe(own.at(-1));
      expect(directory.item.deleted).toBe(directory.newest.says === 'deletion');
    }
    expect(users.filter(({ directory }) => directory.item.deleted).length).toBeGreaterThan(2);
  });

  it('carry marks in their payloads and nowhere else', () => {
    const marked = events.filter(({ payload }) => payload.includes('leak0123456789abcdef'));

    expect(marked.length).toBeGreaterThan(200);
    expect(events.filter(({ key, type }) => `${key} ${type}`.includes('leak'))).toEqual([]);
    expect(events.some(({ payload }) => payload.includes('+91234567890123'))).toBe(true);
  });

  it('are due within the run, in the order of their times where they wait for each other', () => {
    expect(events.every(({ dueAt }) => dueAt >= 0 && dueAt <= 60_000)).toBe(true);
    for (const { events: own } of users.filter(({ sequential }) => sequential)) {
      const dueTimes = own.map(({ dueAt }) => dueAt);
      expect(dueTimes).toEqual([...dueTimes].sort((a, b) => a - b));
    }
  });
});

describe('the phases of a run', () => {
  it.each([1_000, 8_000, 80_000])('of %i ms hold every kind of trouble and fill the time', (milliseconds) => {
    const phases = planPhases({ seed: 7, milliseconds });
    const total = phases.reduce((sum, phase) => sum + phase.milliseconds, 0);
    const isDown = (share: number | undefined) => share === 1;

    expect(total).toBeCloseTo(milliseconds);
    expect(
      phases.some(({ weather: { sns, dynamodb } }) => isDown(sns?.share) && !isDown(dynamodb?.share)),
    ).toBe(true);
    expect(
      phases.some(({ weather: { sns, dynamodb } }) => !isDown(sns?.share) && isDown(dynamodb?.share)),
    ).toBe(true);
    expect(
      phases.some(({ weather: { sns, dynamodb } }) => isDown(sns?.share) && isDown(dynamodb?.share)),
    ).toBe(true);
    expect(phases.some(({ name }) => name === 'calm')).toBe(true);
  });

  it('are the same for the same seed', () => {
    expect(planPhases({ seed: 7, milliseconds: 80_000 })).toEqual(
      planPhases({ seed: 7, milliseconds: 80_000 }),
    );
  });
});
