import { aboutOf, type SubjectRule, valueAt } from '../../../core/providers/subject-rules.ts';

const rules: readonly SubjectRule[] = [
  { events: ['order.paid', 'order.refund.*'], user: ['payer.id', 'buyer'], thing: [['order', 'id']] },
  {
    events: ['order.*'],
    user: [],
    thing: [
      ['user', 'clerk'],
      ['order', 'id'],
    ],
  },
];

function about(wireName: string, payload: Record<string, unknown>) {
  return aboutOf(rules, { wireName, payload, eventId: 'event1' });
}

describe('the subject rules', () => {
  it('take the first path that holds an id', () => {
    expect(about('order.paid', { payer: { id: 'p' }, buyer: 'b' })).toEqual({ subject: 'p', partition: 'p' });
    expect(about('order.paid', { payer: { id: 7 }, buyer: 'b' })).toEqual({ subject: 'b', partition: 'b' });
  });

  it('keep order for the thing where there is no user, with its kind in front', () => {
    expect(about('order.paid', { id: 'o1' })).toEqual({ partition: 'order:o1' });
  });

  it('keep order with a user whom the event is not about, without a kind', () => {
    expect(about('order.shipped', { clerk: 'c1', id: 'o1' })).toEqual({ partition: 'c1' });
  });

  it('keep order for the event alone where nothing is known', () => {
    expect(about('order.paid', {})).toEqual({ partition: 'event1' });
    expect(about('other.paid', { buyer: 'b', id: 'o1' })).toEqual({ partition: 'event1' });
  });

  it('are read from the top', () => {
    expect(about('order.refund.late', { buyer: 'b' })).toEqual({ subject: 'b', partition: 'b' });
    expect(about('order.refunded', { buyer: 'b' })).toEqual({ partition: 'event1' });
    expect(about('orders', { id: 'o1' })).toEqual({ partition: 'event1' });
  });
});

describe('the value at a path', () => {
  it.each([
    ['a', 1],
    ['b.c', 2],
    ['b', { c: 2 }],
    ['b.c.d', undefined],
    ['x', undefined],
    ['constructor', undefined],
    ['b.toString', undefined],
    ['list.id', undefined],
    ['nothing.a', undefined],
  ])('%s is %j', (path, expected) => {
    const payload = { a: 1, b: { c: 2 }, list: [1], nothing: null };

    expect(valueAt(payload, path)).toEqual(expected);
  });

  it('is read from fields named like the insides of objects', () => {
    expect(valueAt(JSON.parse('{"__proto__":{"id":"own"}}'), '__proto__.id')).toBe('own');
  });
});
