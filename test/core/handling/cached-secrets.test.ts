import { cachedSecrets } from '../../../core/handling/cached-secrets.ts';

const START = Date.parse('2026-11-22T10:00:00.000Z');

function secrets() {
  const fetched: string[] = [];
  let clock = START;
  let answer: () => Promise<string> = async () => `value-${fetched.length}`;
  const secret = cachedSecrets({
    ids: { crmToken: 'crm/token' },
    fetch: (id) => {
      fetched.push(id);
      return answer();
    },
    now: () => new Date(clock),
  });
  const wait = (seconds: number) => {
    clock += seconds * 1000;
  };
  const answerWith = (given: typeof answer) => {
    answer = given;
  };
  return { secret, fetched, wait, answerWith };
}

describe('cachedSecrets', () => {
  it('fetches a secret by its own name once in five minutes, also for events at the same time', async () => {
    const { secret, fetched, wait } = secrets();

    expect(await Promise.all([secret('crmToken'), secret('crmToken')])).toEqual(['value-1', 'value-1']);
    wait(299);
    expect(await secret('crmToken')).toBe('value-1');
    wait(1);
    expect(await secret('crmToken')).toBe('value-2');
    expect(fetched).toEqual(['crm/token', 'crm/token']);
  });

  it('tries again at once after a fetch that failed', async () => {
    const { secret, answerWith } = secrets();
    answerWith(() => Promise.reject(new Error('no answer')));
    await expect(secret('crmToken')).rejects.toThrow('no answer');
    answerWith(async () => 'back');

    expect(await secret('crmToken')).toBe('back');
  });

  it('refuses a name that the manifest does not have', async () => {
    await expect(secrets().secret('toString')).rejects.toThrow(
      'The handler asks for the secret toString, which its manifest does not declare. Add it to secrets; declared: crmToken.',
    );
  });
});
