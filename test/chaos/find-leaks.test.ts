import { LeakFinder } from './find-leaks.ts';

function finderOf(mark: string): LeakFinder {
  const finder = new LeakFinder();
  finder.addMark(mark);
  return finder;
}

describe('the leak finder', () => {
  it.each([
    ['as it is', '{"email":"leak0123456789abcdef.1@example.test"}'],
    ['in base64, from the start', Buffer.from('leak0123456789abcdef and more').toString('base64')],
    ['in base64, one byte later', Buffer.from('"leak0123456789abcdef" and more').toString('base64')],
    ['in base64, two bytes later', Buffer.from('{"leak0123456789abcdef" and more').toString('base64')],
    ['in hexadecimal', Buffer.from('leak0123456789abcdef').toString('hex')],
  ])('finds a mark %s', (_how, text) => {
    expect(finderOf('leak0123456789abcdef').count(`before ${text} after`)).toBe(1);
  });

  it('counts every place', () => {
    expect(finderOf('leak0123456789abcdef').count('leak0123456789abcdef leak0123456789abcdef')).toBe(2);
  });

  it('finds nothing where only the beginning of a mark is', () => {
    expect(finderOf('leak0123456789abcdef').count('leak0123456789abcde')).toBe(0);
  });

  it('tells values with the same beginning apart', () => {
    const finder = new LeakFinder();
    finder.addValue('signature-one');
    finder.addValue('signature-two');

    expect(finder.count('v1,signature-two v1,signature-three')).toBe(1);
  });

  it('refuses a value that is too short to be found by its beginning', () => {
    expect(() => new LeakFinder().addValue('short')).toThrow('a marker of 5 characters is too short');
  });
});
