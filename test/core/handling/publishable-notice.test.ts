import { publishableNotice } from '../../../core/handling/publishable-notice.ts';

const NOTICE = { subject: 'A key left', text: 'Look at it.' };

describe('a notice on its way to a topic', () => {
  it('stays as it is where a topic takes it', () => {
    const notice = { ...NOTICE, text: 'Two\nlines, é and 🔑', attributes: { severity: 'high' } };

    expect(publishableNotice(notice)).toEqual(notice);
  });

  it.each([
    ['Ключ: Zoë’s key', '????: Zoe?s key'],
    ['  two\r\nlines\tand a bell\u0007 ', 'two lines and a bell?'],
    ['x'.repeat(100), `${'x'.repeat(96)}...`],
    ['x'.repeat(99), 'x'.repeat(99)],
  ])('has a subject of up to 99 printable ASCII characters: %j', (subject, expected) => {
    expect(publishableNotice({ ...NOTICE, subject }).subject).toBe(expected);
  });

  it('has nothing in its text that XML has no place for', () => {
    const text = 'a\u0000b\u001bc\ufffed \ud83d e';

    expect(publishableNotice({ ...NOTICE, text }).text).toBe('a\ufffdb\ufffdc\ufffdd \ufffd e');
  });

  it('is cut to what a chat shows, and not inside of a character', () => {
    const { text } = publishableNotice({ ...NOTICE, text: `${'x'.repeat(7_996)}🔑🔑🔑` });

    expect(text).toBe(`${'x'.repeat(7_996)}...`);
  });

  it('has no attribute without a value, and none of more than 256 characters', () => {
    const attributes = { empty: '', long: 'x'.repeat(300) };

    expect(publishableNotice({ ...NOTICE, attributes }).attributes).toEqual({
      long: `${'x'.repeat(253)}...`,
    });
  });

  it.each([
    [{ subject: ' \n' }, 'subject; allowed: a line with at least one printable character'],
    [{ text: '\n' }, 'text; allowed: a text that says something'],
    [
      { attributes: { 'a b': 'x' } },
      'the attribute "a b"; allowed: names of 1 to 256 letters, digits, hyphens and underscores',
    ],
  ])('is refused with a code where nobody could read or filter it: %j', (changes, problem) => {
    expect(() => publishableNotice({ ...NOTICE, ...changes })).toThrow(
      expect.objectContaining({
        code: 'not-a-notice',
        message: `notify was given a notice that no topic takes: ${problem}`,
      }),
    );
  });
});
