import { providers } from '../../../core/providers/index.ts';
import { nextSteps } from '../../../local/demo/try-next.ts';

const HERE = { now: new Date('2026-11-22T03:04:05.000Z'), workingDirectory: '/home/zoe/wallet-webhooks' };
const PRIVY_SECRET = 'whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=';
const PRIVY = {
  provider: 'privy',
  secretId: '',
  url: 'http://127.0.0.1:3000/webhooks/privy/main',
  secret: PRIVY_SECRET,
};
const DYNAMIC = {
  provider: 'dynamic',
  secretId: '',
  url: 'http://127.0.0.1:3000/webhooks/dynamic/main',
  secret: 'dyn_secret',
};

const PIPELINE = {
  dataDirectory: '/home/zoe/wallet-webhooks/.local',
  sources: { 'privy/main': PRIVY, 'dynamic/main': DYNAMIC },
  subscribers: {
    example: { kind: 'consumer', queueUrl: '', dlqUrl: '', subscriptionDlqUrl: '' },
    'user-directory': { kind: 'handler', queueUrl: '', dlqUrl: '', subscriptionDlqUrl: '' },
  },
} as const;

/** Takes apart what a shell would make of the command. */
function argumentsOf(command: string): { url: string; headers: Map<string, string[]>; body: Buffer } {
  const quoted = [...command.matchAll(/-(H|d) '((?:[^']|'\\'')*)'/g)].map(([, option, text = '']) => ({
    option,
    text: text.replaceAll(`'\\''`, "'"),
  }));
  const headers = quoted.filter(({ option }) => option === 'H').map(({ text }) => text.split(/: (.*)/));
  return {
    url: command.split(/[ \\\n]+/)[2] ?? '',
    headers: new Map(headers.map(([name = '', value = '']) => [name, [value]])),
    body: Buffer.from(quoted.find(({ option }) => option === 'd')?.text ?? ''),
  };
}

describe('what to do next', () => {
  it('has a curl whose signature is good for five minutes', () => {
    const { curl } = nextSteps(PIPELINE, HERE);
    const { url, headers, body } = argumentsOf(curl?.command ?? '');
    const verifyAt = (time: string) =>
      providers.privy.verify({ headers, body }, [PRIVY_SECRET], new Date(time)).ok;

    expect(url).toBe('http://127.0.0.1:3000/webhooks/privy/main');
    expect(JSON.parse(body.toString())).toMatchObject({ type: 'privy.test' });
    expect([verifyAt('2026-11-22T03:04:06Z'), verifyAt('2026-11-22T03:09:05Z')]).toEqual([true, true]);
    expect(verifyAt('2026-11-22T03:09:06Z')).toBe(false);
    expect([curl?.event, curl?.validUntil?.toISOString()]).toEqual([
      'privy.test',
      '2026-11-22T03:09:05.000Z',
    ]);
  });

  it('has a curl of Dynamic where there is no other, whose signature does not grow old', () => {
    const { curl } = nextSteps({ ...PIPELINE, sources: { 'dynamic/main': DYNAMIC } }, HERE);
    const { headers, body } = argumentsOf(curl?.command ?? '');

    expect(providers.dynamic.verify({ headers, body }, ['dyn_secret'], new Date(0)).ok).toBe(true);
    expect([curl?.event, curl?.validUntil]).toEqual(['ping', undefined]);
  });

  it('has no curl without a source that it knows', () => {
    const { curl, send } = nextSteps({ ...PIPELINE, sources: {} }, HERE);

    expect([curl, send]).toEqual([undefined, undefined]);
  });

  it('says where things are, seen from here', () => {
    expect(nextSteps(PIPELINE, HERE)).toMatchObject({
      send: 'npx wallet-webhooks send privy/main user.created',
      status: 'npx wallet-webhooks status',
      tail: 'npx wallet-webhooks tail',
      directory: 'npx wallet-webhooks directory',
      pipelineFile: '.local/pipeline.json',
    });
  });

  it('says where things are by their whole paths when they are elsewhere', () => {
    expect(nextSteps({ ...PIPELINE, dataDirectory: '/tmp/data' }, HERE)).toMatchObject({
      send: 'npx wallet-webhooks send privy/main user.created --file /tmp/data/pipeline.json',
      directory: 'npx wallet-webhooks directory --file /tmp/data/pipeline.json',
      pipelineFile: '/tmp/data/pipeline.json',
    });
  });
});
