import { Aws } from 'aws-cdk-lib';
import type { WalletWebhooks } from '../../../lib/wallet-webhooks.ts';
import { foreignStack, pipelineIn } from '../template-of.ts';
import { problems } from './problems-of.ts';

const URL_ALLOWED =
  'allowed: an https:// URL of up to 2000 characters, without credentials and without a fragment';
const PUBLIC =
  'allowed: a host on the internet, or allowPrivateAddresses: true where the service is meant to be in a network of yours';

const destination = (config: object) =>
  problems({
    consumers: { billing: { kind: 'https', url: 'https://hooks.example.com/', events: ['*'], ...config } },
  });

describe('an https destination', () => {
  it.each([
    {},
    { url: 'https://hooks.example.com:8443/in?key=1' },
    { url: 'https://8.8.8.8/' },
    { url: 'https://[2606:4700::1111]/' },
    { url: 'https://10.1.2.3/', allowPrivateAddresses: true },
    { secretName: 'billing/signing', timeoutSeconds: 1, retrySeconds: [1, 60], maxConcurrency: 2 },
    { timeoutSeconds: 30, stages: ['prod'] },
  ])('may be %j', (config) => {
    expect(destination(config)).toEqual([]);
  });

  it.each([
    [undefined, 'undefined', URL_ALLOWED],
    ['', '""', URL_ALLOWED],
    ['hooks.example.com', '"hooks.example.com"', URL_ALLOWED],
    [`https://hooks.example.com/${'a'.repeat(2_000)}`, expect.anything(), URL_ALLOWED],
    [
      'http://hooks.example.com/',
      '"http://hooks.example.com/"',
      `${URL_ALLOWED}; give the service a certificate`,
    ],
    [
      'https://ada:planted@hooks.example.com/',
      '"https://***:***@hooks.example.com/"',
      `${URL_ALLOWED}; take them out, the signature says who sends`,
    ],
    [
      'https://hooks.example.com/in#top',
      '"https://hooks.example.com/in#top"',
      `${URL_ALLOWED}; take out #top, it is never sent`,
    ],
    ['https://127.0.0.1/', '"https://127.0.0.1/"', PUBLIC],
    ['https://2130706433/', '"https://127.0.0.1/"', PUBLIC],
    ['https://169.254.169.254/latest', '"https://169.254.169.254/latest"', PUBLIC],
    ['https://[::ffff:10.0.0.1]/', '"https://[::ffff:a00:1]/"', PUBLIC],
    ['https://[fd00:ec2::254]/', '"https://[fd00:ec2::254]/"', PUBLIC],
    ['https://localhost:8443/', '"https://localhost:8443/"', PUBLIC],
    ['https://a.localhost./', '"https://a.localhost./"', PUBLIC],
  ])('is refused with the URL %j', (url, shown, allowed) => {
    const [problem, ...others] = destination({ url });

    expect(others).toEqual([]);
    expect(problem).toMatch(/^consumers\["billing"\]\.url: /);
    expect(problem).toContain(` is not allowed; ${allowed}`);
    if (typeof shown === 'string') expect(problem).toContain(`.url: ${shown} is`);
  });

  it.each([
    [{ timeoutSeconds: 31 }, 'timeoutSeconds: 31 is not allowed; allowed: a whole number from 1 to 30'],
    [{ timeoutSeconds: 0.5 }, 'timeoutSeconds: 0.5 is not allowed; allowed: a whole number from 1 to 30'],
    [{ retrySeconds: [] }, 'retrySeconds: [] is not allowed; allowed: 1 to 20 whole numbers from 1 to 3600'],
    [{ maxConcurrency: 1 }, 'maxConcurrency: 1 is not allowed; allowed: a whole number from 2 to 1000'],
    [{ allowPrivateAddresses: 'yes' }, 'allowPrivateAddresses: "yes" is not allowed; allowed: true or false'],
    [
      { secretName: 'arn:aws:secretsmanager:eu-west-1:1:secret:x' },
      'secretName: "arn:aws:secretsmanager:eu-west-1:1:secret:x" is not allowed; ' +
        'allowed: the name of a secret in Secrets Manager, without its ARN',
    ],
    [{ events: [] }, 'events: [] is not allowed; allowed: a list of at least one event pattern'],
    [{ stages: ['test'] }, 'stages: ["test"] is not allowed; allowed: a list of dev, prod'],
    [
      { accountIds: [] },
      'accountIds is not a field; allowed: url, events, secretName, timeoutSeconds, retrySeconds, maxConcurrency, ' +
        'allowPrivateAddresses, kind, stages',
    ],
  ])('is refused with %j', (config, problem) => {
    expect(destination(config)).toEqual([`consumers["billing"].${problem}`]);
  });

  it('is refused under a name that is none', () => {
    const consumers = { Billing: { kind: 'https', url: 'https://hooks.example.com/', events: ['*'] } };

    expect(problems({ consumers })).toEqual([
      'consumers: the name "Billing" is not allowed; allowed: 1 to 40 lower-case letters, digits and inner hyphens, ' +
        'beginning with a letter',
    ]);
  });

  it('is refused with a URL that only the deployment knows, because nobody could look at it', () => {
    const add = () =>
      pipelineIn(foreignStack()).addDestination('billing', { url: `https://${Aws.REGION}/`, events: ['*'] });

    expect(add).toThrow(
      'consumers["billing"].url: a token, whose value is known at the deployment only, is not allowed; ' +
        `${URL_ALLOWED}; give a literal`,
    );
  });
});

describe('a consumer', () => {
  it('is refused with a kind that there is not', () => {
    expect(problems({ consumers: { billing: { kind: 'http', events: ['*'] } } })).toEqual([
      'consumers["billing"].kind: "http" is not allowed; allowed: \'https\', or nothing for a queue',
    ]);
    const props = { consumers: { billing: { kind: 'sqs', events: ['*'] } } } as object;
    expect(() => pipelineIn(foreignStack(), props)).toThrow(
      'consumers["billing"].kind: "sqs" is not allowed',
    );
  });
});

describe('a destination that is added', () => {
  const options = { url: 'https://hooks.example.com/', events: ['*'] } as const;

  it.each<[string, (pipeline: WalletWebhooks) => unknown]>([
    ['destination', (pipeline) => pipeline.addDestination('billing', options)],
    ['consumer', (pipeline) => pipeline.addConsumer('billing', { events: ['*'] })],
  ])('is refused under the name of a %s', (_, add) => {
    const pipeline = pipelineIn(foreignStack());
    add(pipeline);

    expect(() => pipeline.addDestination('billing', options)).toThrow(
      '"billing" is the name of another consumer too',
    );
  });
});
