import { remembered } from '../../core/remembered.ts';

describe('a function that remembers', () => {
  it('answers a text once, undefined included', () => {
    const asked: string[] = [];
    const answer = remembered((text) => {
      asked.push(text);
      return text === '' ? undefined : text.length;
    });
    expect([answer('abc'), answer(''), answer('abc'), answer('')]).toEqual([3, undefined, 3, undefined]);
    expect(asked).toEqual(['abc', '']);
  });

  it('forgets the oldest past 32 texts', () => {
    const asked: string[] = [];
    const answer = remembered((text) => asked.push(text));
    for (let number = 0; number <= 32; number += 1) answer(`${number}`);
    answer('1');
    expect(asked).toHaveLength(33);
    answer('0');
    expect(asked.at(-1)).toBe('0');
  });
});
