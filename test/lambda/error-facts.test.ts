import { stackFrames } from '../../lambda/stack-frames.ts';
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

  it.each(['name', 'code', 'message', 'stack'])(
    'is told of an error whose %s throws when it is read',
    (property) => {
      const error = Object.defineProperty(new Error('planted'), property, {
        get: () => {
          throw new Error('planted');
        },
      });

      expect(errorFacts(error).name).toMatch(/^(?:Error|unreadable)$/);
      expect(JSON.stringify(stackFrames(error) ?? [])).not.toContain('planted');
    },
  );

  it('is told of what throws whatever is done with it', () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();

    expect(errorFacts(proxy)).toEqual({ name: 'unreadable' });
    expect(stackFrames(proxy)).toBeUndefined();
  });

  it('is told of an error whose name and stack are no texts', () => {
    const error = Object.assign(new Error('planted'), { name: 7, stack: 5 });

    expect(errorFacts(error)).toEqual({ name: 'unprintable' });
    expect(stackFrames(error)).toBeUndefined();
  });

  it('has of its frames the first four and the first in own code, or five', () => {
    const frames = (...files: readonly string[]) => files.map((file) => `at x (/app/${file}.js:1:2)`);
    const thrown = (lines: readonly string[]) =>
      Object.assign(new Error('planted'), { stack: ['Error: planted', ...lines].join('\n    ') });
    const library = frames(...[1, 2, 3, 4, 5, 6].map((number) => `node_modules/sdk/${number}`));
    const timers = 'at process.processTicksAndRejections (node:internal/process/task_queues:105:5)';
    const [own = '', caller = ''] = frames('own', 'caller');

    expect(stackFrames(thrown([...library, timers, own, caller]))).toEqual([...library.slice(0, 4), own]);
    expect(stackFrames(thrown([own, ...library]))).toEqual([own, ...library.slice(0, 4)]);
    expect(stackFrames(thrown(library))).toEqual(library.slice(0, 5));
  });
});
