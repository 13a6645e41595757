import { inertText } from '../../../console/page/text/inert-text.ts';
import { maskOf } from '../../../console/page/text/mask.ts';

describe('the mask of a value', () => {
  it.each([
    ['ada@example.test', 'text, 16 characters, …test'],
    ['12345678', 'text, 8 characters'],
    ['', 'text, empty'],
    ['x'.repeat(1_000_000), 'text, 1,000,000 characters, …xxxx'],
    ['a family of four: 👨‍👩‍👧‍👦', 'text, 29 characters, …\\u200d👧\\u200d👦'],
    ['ends with half \ud83d', 'text, 16 characters, …lf \\ud83d'],
    [1795219200, 'number, 10 digits'],
    [7, 'number, 1 digit'],
    [-50, 'number, 2 digits'],
    [1.5, 'number, 2 digits'],
    [true, 'boolean'],
    [null, 'null'],
  ])('of %j is %j', (value, mask) => {
    expect(maskOf(value)).toBe(mask);
  });
});

describe('a text from outside', () => {
  it('is shown with what would act on the page written out', () => {
    expect(inertText('a\u202eb\u0000c\ud800d\udc00e\u2028f\ufeffg\u0085')).toBe(
      'a\\u202eb\\u0000c\\ud800d\\udc00e\\u2028f\\ufeffg\\u0085',
    );
  });

  it('keeps whole characters of all scripts, and its lines', () => {
    expect(inertText('Zoë 🦊\n\tשלום')).toBe('Zoë 🦊\n\tשלום');
  });
});
