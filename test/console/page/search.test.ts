import { parametersOf, readSearch, withFilter } from '../../../console/page/state/search.ts';

describe('the search box', () => {
  it('reads filters, of which type and outcome may be given again', () => {
    expect(
      readSearch('user:did:privy:ada type:privy.user.* type:*.wallet.* outcome:failed before:1h'),
    ).toEqual({
      filters: [
        { key: 'user', value: 'did:privy:ada' },
        { key: 'type', value: 'privy.user.*' },
        { key: 'type', value: '*.wallet.*' },
        { key: 'outcome', value: 'failed' },
        { key: 'before', value: '1h' },
      ],
      problems: [],
    });
  });

  it('takes a word that is no filter for the id of an event, colons and all', () => {
    expect(readSearch(' msg_123 ')).toEqual({ filters: [], problems: [], id: 'msg_123' });
    expect(readSearch('4e371b89:user.created')).toMatchObject({ id: '4e371b89:user.created', problems: [] });
  });

  it('reads a value with spaces in quotes, and one whose quote is not closed yet', () => {
    expect(readSearch('user:"a b" source:privy/main').filters).toEqual([
      { key: 'user', value: 'a b' },
      { key: 'source', value: 'privy/main' },
    ]);
    expect(readSearch('user:"a b').filters).toEqual([{ key: 'user', value: 'a b' }]);
  });

  it.each([
    ['type:', 'type: says nothing; give it a value, such as type:privy.user.*'],
    ['user:a user:b', 'user: is there twice; give it once'],
    ['colour:red', 'there is no filter colour:; allowed: user: type: source: outcome: before: after:'],
    ['User:bob', 'there is no filter User:; allowed: user: type: source: outcome: before: after:'],
    ['did:privy:ada', '"did:privy:ada" is a user and no event; search for user:did:privy:ada'],
    [
      'one two',
      '"one", "two" are several ids; give one, or filters: user: type: source: outcome: before: after:',
    ],
    [
      'msg_1 type:x',
      '"msg_1" is the id of an event and does not go together with filters: user: type: source: outcome: before: after:',
    ],
  ])('says what is wrong with %s', (text, problem) => {
    expect(readSearch(text).problems).toEqual([problem]);
  });

  it('gets a filter more from a picker, or another in place of one that is there once', () => {
    expect(withFilter('type:a', { key: 'type', value: 'b' })).toBe('type:a type:b');
    expect(withFilter('type:a', { key: 'type', value: 'a' })).toBe('type:a');
    expect(withFilter('source:a type:b', { key: 'source', value: 'c' })).toBe('type:b source:c');
    expect(withFilter('user:"a b"', { key: 'type', value: 'x' })).toBe('user:"a b" type:x');
  });

  it('asks the server by the names of its filters', () => {
    expect(parametersOf(readSearch('type:a type:b user:c'), 'next').toString()).toBe(
      'type=a&type=b&user=c&cursor=next',
    );
  });
});
