import {
  emptySet,
  hear,
  type Identity,
  MOST_LOSSES,
  type SaidSet,
  type Saying,
} from '../../../../lambda/handlers/user-directory/said-set.ts';

/** Members are texts such as `a1`: the letter is the type, and both together are the member. */
const IDENTITY: Identity<string> = { hashOf: (member) => member, typeOf: (member) => member.charAt(0) };

function heard(...events: readonly (readonly [said: string, saying: Saying<string>])[]): SaidSet<string> {
  return events.reduce((set, [said, saying]) => hear(set, { saying, said }, IDENTITY), emptySet<string>());
}

const members = (set: SaidSet<string>) => set.members.map(({ member }) => member);

describe('a set that events speak of', () => {
  it('is what its newest list says, with what changed since', () => {
    const set = heard(
      ['2', { all: ['a1', 'b1'] }],
      ['3', { gained: ['c1'], lost: ['a1'] }],
      ['1', { all: ['d1'] }],
    );

    expect(members(set)).toEqual(['b1', 'c1']);
  });

  it('has members in the order in which they were said', () => {
    expect(members(heard(['3', { gained: ['a1'] }], ['2', { gained: ['b1'] }]))).toEqual(['b1', 'a1']);
  });

  it('may be listed with two that look alike, and gains one once', () => {
    expect(members(heard(['1', { all: ['a1', 'a1'] }]))).toEqual(['a1', 'a1']);
    expect(members(heard(['1', { gained: ['a1'] }], ['1', { gained: ['a1'] }]))).toEqual(['a1']);
  });

  it('keeps what is gained in place of all others of its type', () => {
    const replaced: Saying<string> = { gained: ['a2'], lostTypes: ['a'] };

    expect(members(heard(['1', { all: ['a1', 'b1'] }], ['2', replaced]))).toEqual(['b1', 'a2']);
  });

  it('remembers a loss until it is listed anew', () => {
    const lost = heard(['2', { lost: ['a1'] }], ['1', { gained: ['a1'] }]);

    expect(members(lost)).toEqual([]);
    expect([...lost.gone]).toEqual([['a1', '2']]);
    expect([...hear(lost, { saying: { all: ['b1'] }, said: '3' }, IDENTITY).gone]).toEqual([]);
  });

  it('keeps a hundred losses between two lists, the newest', () => {
    const losses = Array.from({ length: MOST_LOSSES + 1 }, (_, index) => String(index + 1).padStart(3, '0'));
    const set = heard(...losses.map((said) => [said, { lost: [`a${said}`] }] as const));

    expect(set.gone.size).toBe(100);
    expect(set.gone.get('a101')).toBe('101');
    expect(set.gone.has('a001')).toBe(false);
  });
});
