import { describeError } from '../../../../local/cloud/functions/bootstrap/describe-error.ts';
import { describeThrown } from '../../../../local/cloud/functions/bootstrap/describe-thrown.ts';

const throws = () => {
  throw new Error('planted');
};

describe('what is shown of whatever was thrown', () => {
  it('is why a call failed, which an error says of the one that it is because of', () => {
    const refused = Object.assign(new Error('connect ECONNREFUSED ::1:8080'), { code: 'ECONNREFUSED' });
    const all = Object.assign(new AggregateError([refused], ''), { code: 'ECONNREFUSED' });

    expect(describeThrown(new TypeError('fetch failed', { cause: all })).message).toBe(
      'fetch failed; because of AggregateError (ECONNREFUSED): because of Error (ECONNREFUSED): connect ECONNREFUSED ::1:8080',
    );
  });

  it('ends where errors are because of each other', () => {
    const error = new Error('a');
    error.cause = error;

    expect(describeThrown(error).message).toBe(
      'a; because of Error: a; because of Error: a; because of Error: a',
    );
  });

  it('does not steer the terminal, and keeps its lines', () => {
    const error = Object.assign(new Error('\u001b[31mno\u0007\r\n\twallet'), { code: 'a\u001b[2Jb' });

    expect(describeThrown(error)).toMatchObject({ name: 'Error (a[2Jb)', message: '[31mno\n\twallet' });
  });

  it('is as much of a name and a message as somebody reads', () => {
    const error = Object.assign(new Error('m'.repeat(5_000_000)), { code: 'c'.repeat(1_000_000) });
    const { name, message } = describeThrown(error);

    expect([name.length, message.length]).toEqual([201, 2_001]);
  });

  it.each([
    ['an object without a prototype', Object.create(null)],
    ['an error whose message throws', Object.defineProperty(new Error(), 'message', { get: throws })],
    ['what cannot even be asked whether it is an error', new Proxy({}, { getPrototypeOf: throws })],
  ])('is that it cannot be read, for %s', (_, thrown) => {
    const message = 'something that throws when it is read';

    expect(describeThrown(thrown)).toEqual({ name: 'object', message, frames: [] });
    expect(describeError(thrown).errorMessage).toBe(message);
  });

  it('is an error all the same where its stack is no text', () => {
    const error = Object.assign(new Error('no wallet'), { stack: 5 });

    expect(describeThrown(error)).toEqual({ name: 'Error', message: 'no wallet', frames: [] });
  });
});
