import { errorFacts } from '../../lambda/telemetry.ts';

describe('what is logged of an error', () => {
  it('is its name and its code', () => {
    const error = Object.assign(new RangeError('planted: ada@example.test'), { code: 'ERR_OUT_OF_RANGE' });

    expect(errorFacts(error)).toEqual({ name: 'RangeError', code: 'ERR_OUT_OF_RANGE' });
  });

  it.each([['planted ada@example.test'], ['x'.repeat(65)], ['']])(
    'is neither name nor code where they hold more than a name: %j',
    (text) => {
      const error = Object.assign(new Error('planted'), { name: text, code: text });

      expect(errorFacts(error)).toEqual({ name: 'unprintable', code: 'unprintable' });
    },
  );

  it('is the type of what is no error', () => {
    expect(errorFacts('planted: ada@example.test')).toEqual({ name: 'string' });
  });
});
