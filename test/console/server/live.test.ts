import { RowRing } from '../../../console/server/live/row-ring.ts';
import { problemOf } from '../../../console/server/problem-of.ts';
import { OpsError } from '../../../ops/ops-error.ts';

const row = (id: string) => ({
  kind: 'delivery' as const,
  at: '2026-11-27T08:00:00.000Z',
  source: 'privy/main',
  outcome: 'accepted',
  eventId: id,
  calls: [],
});

describe('the rows that a console keeps', () => {
  it('go on where a page was', () => {
    const ring = new RowRing(10);
    for (const id of ['a', 'b', 'c']) ring.push(row(id));

    expect(ring.after(undefined).rows.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(ring.after(2)).toEqual({ rows: [{ ...row('c'), number: 3 }], missed: 0 });
    expect(ring.after(3)).toEqual({ rows: [], missed: 0 });
  });

  it('tell a page that reads slowly how many it missed', () => {
    const ring = new RowRing(2);
    for (const id of ['a', 'b', 'c', 'd', 'e']) ring.push(row(id));

    expect(ring.after(1)).toMatchObject({ rows: [{ number: 4 }, { number: 5 }], missed: 2 });
    expect(ring.after(0)).toMatchObject({ rows: [{ number: 4 }, { number: 5 }], missed: 3 });
    expect(ring.after(undefined)).toMatchObject({ rows: [{ number: 4 }, { number: 5 }], missed: 0 });
  });

  it('begin anew for a page of another console', () => {
    const ring = new RowRing(2);
    ring.push(row('a'));

    expect(ring.after(400)).toMatchObject({ rows: [{ number: 1 }], missed: 0 });
  });

  it('have a line once, however often it is read', () => {
    const ring = new RowRing(2);

    expect([ring.push(row('a')), ring.push(row('a')), ring.push(row('b'))]).toEqual([true, false, true]);
    expect(ring.after(0).rows).toHaveLength(2);
  });

  it('are not new when they are read again, of ten times as many as are kept', () => {
    const ring = new RowRing(1);
    const ids = [...'abcdefghijk'];
    for (const id of ids) ring.push(row(id));

    expect(ids.slice(1).map((id) => ring.push(row(id)))).toEqual(Array(10).fill(false));
    expect(ring.last).toBe(11);
    expect(ring.push(row('a'))).toBe(true);
  });
});

describe('what a page is told of a failure', () => {
  it.each([
    [
      new OpsError('no-access', 'the AWS credentials have expired; get new ones'),
      'no-access',
      'the AWS credentials have expired; get new ones',
    ],
    [
      Object.assign(new Error('x'), { name: 'ResourceNotFoundException' }),
      'gone',
      'a part of the stage is not there any more (ResourceNotFoundException): the stage was torn down, or deployed anew; start this command or console again to see it as it is now',
    ],
    [new TypeError('x is\n  no function'), 'failed', 'it failed: x is no function'],
    ['a text', 'failed', 'it failed: a text'],
  ])('%s is %s', (error, code, message) => {
    expect(problemOf(error)).toEqual({ code, message });
  });
});
