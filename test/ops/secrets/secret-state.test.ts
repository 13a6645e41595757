import { secretState } from '../../../ops/secrets/secret-state.ts';

const AT = { now: new Date('2026-11-27T12:00:00.000Z'), graceHours: 48 };
const current = { stages: ['AWSCURRENT'], createdAt: new Date('2026-11-26T12:00:00.000Z') };
const previous = { stages: ['AWSPREVIOUS'], createdAt: new Date('2026-06-01T00:00:00.000Z') };

describe('the state of a secret', () => {
  it('is nothing where none was put', () => {
    expect(secretState([], AT)).toEqual({});
  });

  it('is since when it is there', () => {
    expect(secretState([current], AT)).toEqual({ putAt: new Date('2026-11-26T12:00:00.000Z') });
  });

  it('is also until when the one before counts, and only as long as it does', () => {
    const until = new Date('2026-11-28T12:00:00.000Z');

    expect(secretState([previous, current], AT).previousUntil).toEqual(until);
    expect(secretState([previous, current], { ...AT, now: until }).previousUntil).toBeUndefined();
  });
});
