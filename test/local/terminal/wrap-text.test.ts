import { wrapText } from '../../../local/terminal/wrap-text.ts';

describe('a wrapped text', () => {
  it('is broken at spaces, as late as the page allows', () => {
    expect(wrapText('refused, and written nowhere.', 20)).toEqual(['refused, and written', 'nowhere.']);
    expect(wrapText('refused, and written nowhere.', 19)).toEqual(['refused, and', 'written nowhere.']);
  });

  it('is one line where it fits', () => {
    expect(wrapText('written nowhere.', 16)).toEqual(['written nowhere.']);
  });

  it('keeps its indent on every line', () => {
    expect(wrapText('    written nowhere.', 12)).toEqual(['    written', '    nowhere.']);
  });

  it('keeps a word that is wider than the page whole', () => {
    expect(wrapText('see http://127.0.0.1:3000/webhooks now', 10)).toEqual([
      'see',
      'http://127.0.0.1:3000/webhooks',
      'now',
    ]);
  });

  it('counts no colours', () => {
    expect(wrapText('\u001b[1mmsg_1\u001b[22m was dropped', 17)).toEqual([
      '\u001b[1mmsg_1\u001b[22m was dropped',
    ]);
  });

  it('keeps an empty line', () => {
    expect(wrapText('', 10)).toEqual(['']);
  });
});
