import { beforeDeadline } from '../../../core/handling/before-deadline.ts';

describe('beforeDeadline', () => {
  it('gives what the work gives', async () => {
    expect(await beforeDeadline(new AbortController().signal, async () => 7)).toBe(7);
  });

  it('fails as the work fails', async () => {
    const work = async () => Promise.reject(new Error('broken'));

    await expect(beforeDeadline(new AbortController().signal, work)).rejects.toThrow('broken');
  });

  it('gives up work that hangs when time is up', async () => {
    const deadline = new AbortController();
    const waiting = beforeDeadline(deadline.signal, () => new Promise(() => {}));

    deadline.abort();

    await expect(waiting).rejects.toMatchObject({
      code: 'out-of-time',
      message:
        'The event was not handled within the time of the function. Raise timeoutSeconds in the manifest, or make ' +
        'handle faster.',
    });
  });

  it('does not begin when time is up already', async () => {
    let begun = false;
    const waiting = beforeDeadline(AbortSignal.abort(), async () => {
      begun = true;
    });

    await expect(waiting).rejects.toMatchObject({ code: 'out-of-time' });
    expect(begun).toBe(false);
  });

  it('leaves no listener on the signal', async () => {
    const signal = new AbortController().signal;
    let listeners = 0;
    const { addEventListener, removeEventListener } = signal;
    signal.addEventListener = (...args: Parameters<typeof addEventListener>) => {
      listeners += 1;
      addEventListener.apply(signal, args);
    };
    signal.removeEventListener = (...args: Parameters<typeof removeEventListener>) => {
      listeners -= 1;
      removeEventListener.apply(signal, args);
    };

    await beforeDeadline(signal, async () => 'done');

    expect(listeners).toBe(0);
  });
});
