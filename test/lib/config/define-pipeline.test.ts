import { userDirectory } from '../../../lambda/handlers/user-directory/manifest.ts';
import { definePipeline } from '../../../lib/config/define-pipeline.ts';
import type { PipelineConfig } from '../../../lib/config/pipeline-config.ts';
import { PipelineConfigError } from '../../../lib/config/pipeline-config-error.ts';

const valid: PipelineConfig = {
  sources: { 'privy/main': {}, 'dynamic/main': {} },
  handlers: [userDirectory],
  consumers: { billing: { events: ['privy.user.*'] } },
  stages: { dev: {}, prod: {} },
};

/** The problems of the valid pipeline with these changes, which may have any type: nobody checks it before. */
function problems(changes: object): readonly string[] {
  try {
    definePipeline({ ...valid, ...changes });
    return [];
  } catch (error) {
    if (error instanceof PipelineConfigError) return error.problems;
    throw error;
  }
}

const source = (config: object) => problems({ sources: { 'privy/main': config } });
const consumer = (config: object) => problems({ consumers: { billing: { events: ['*'], ...config } } });
const handler = (changes: object) => problems({ handlers: [{ ...userDirectory, ...changes }] });
const stage = (config: object) => problems({ stages: { dev: config } });

describe('definePipeline', () => {
  it('returns a valid pipeline as it is', () => {
    expect(definePipeline(valid)).toBe(valid);
  });

  it('lists everything that is wrong, in one error', () => {
    const wrong: PipelineConfig = {
      ...valid,
      consumers: { billing: { events: ['privy.user.*'], visibilityTimeoutSeconds: 0 } },
      stages: { dev: { logRetentionDays: 8 } },
    };

    expect(() => definePipeline(wrong)).toThrow(
      /^the pipeline configuration has 2 problems:\n {2}- consumers\["billing"\]\.visibilityTimeoutSeconds: 0 .*\n {2}- stages\["dev"\]\.logRetentionDays: 8 .*$/,
    );
  });
});

describe('a source', () => {
  it.each(['main', 'clerk/main', 'privy/Main', 'privy/', 'privy/main/eu', `privy/${'a'.repeat(33)}`])(
    'is refused under the name %j',
    (name) => {
      expect(problems({ sources: { [name]: {} } })).toEqual([
        `sources: "${name}" is not a source name; allowed: <provider>/<name>, the provider one of privy, dynamic, ` +
          'the name 1 to 32 lower-case letters, digits and inner hyphens, such as privy/main',
      ]);
    },
  );

  it('is refused with an address range that is none', () => {
    expect(source({ allowedCidrs: ['198.51.100.0/24', '198.51.100.7', '0.0.0.0/0'] })).toEqual([
      'sources["privy/main"].allowedCidrs[1]: "198.51.100.7" is not an address range; ' +
        'allowed: an IPv4 or IPv6 range such as 198.51.100.7/32 or 2001:db8::/56, but not /0',
      'sources["privy/main"].allowedCidrs[2]: "0.0.0.0/0" is not an address range; ' +
        'allowed: an IPv4 or IPv6 range such as 198.51.100.7/32 or 2001:db8::/56, but not /0',
    ]);
  });

  it.each([[[]], ['198.51.100.0/24'], ['everywhere']])('is refused with the addresses %j', (allowedCidrs) => {
    expect(source({ allowedCidrs })).toEqual([
      `sources["privy/main"].allowedCidrs: ${JSON.stringify(allowedCidrs)} is not allowed; ` +
        "allowed: 'anywhere', or a list of 1 to 10000 address ranges",
    ]);
  });

  it.each([9, 2_000_000_001, 99.5, '100'])('is refused with the rate limit %j', (rateLimitPerFiveMinutes) => {
    expect(source({ rateLimitPerFiveMinutes })).toEqual([
      `sources["privy/main"].rateLimitPerFiveMinutes: ${JSON.stringify(rateLimitPerFiveMinutes)} is not allowed; ` +
        'allowed: a whole number from 10 to 2000000000',
    ]);
  });

  it('is refused with an environment that is no name', () => {
    expect(source({ environment: 'my app' })).toEqual([
      'sources["privy/main"].environment: "my app" is not allowed; ' +
        'allowed: 1 to 64 letters, digits, dots, hyphens and underscores',
    ]);
  });

  it('is refused with a misspelt field', () => {
    expect(source({ allowedCidr: 'anywhere' })).toEqual([
      'sources["privy/main"].allowedCidr is not a field; ' +
        'allowed: environment, allowedCidrs, rateLimitPerFiveMinutes, stages',
    ]);
  });

  it('is refused in a stage that does not exist', () => {
    expect(source({ stages: ['production'] })).toEqual([
      'sources["privy/main"].stages: ["production"] is not allowed; allowed: a list of dev, prod',
    ]);
  });

  it('is refused under a name that differs from another only in hyphens', () => {
    expect(problems({ sources: { 'privy/eu-1': {}, 'privy/eu1': {} } })).toEqual([
      'sources: the names ["privy/eu-1","privy/eu1"] clash; allowed: names that differ in more than hyphens',
    ]);
  });
});

describe('a subscriber', () => {
  it('is refused with a pattern that matches no known event, and told the nearest ones', () => {
    const [problem, ...others] = consumer({ events: ['*', 'privy.user.craeted'] });

    expect(others).toEqual([]);
    expect(problem).toMatch(
      /^consumers\["billing"\]\.events\[1\]: "privy\.user\.craeted" .*nearest: privy\.user\.created/,
    );
  });

  it.each([[[]], ['privy.*'], [[1]]])('is refused with the events %j', (events) => {
    expect(consumer({ events })).toEqual([
      `consumers["billing"].events: ${JSON.stringify(events)} is not allowed; allowed: a list of at least one event pattern`,
    ]);
  });

  it('is refused under the name of another', () => {
    expect(problems({ consumers: { 'user-directory': { events: ['*'] } } })).toEqual([
      'handlers and consumers: the names ["user-directory","user-directory"] clash; ' +
        'allowed: names that differ in more than hyphens',
    ]);
  });
});

describe('a consumer', () => {
  it.each(['Billing', '1st', 'billing-'])('is refused under the name %j', (name) => {
    expect(problems({ consumers: { [name]: { events: ['*'] } } })).toEqual([
      `consumers: the name "${name}" is not allowed; ` +
        'allowed: 1 to 40 lower-case letters, digits and inner hyphens, beginning with a letter',
    ]);
  });

  it('is refused with an account id that is none', () => {
    expect(consumer({ accountIds: ['22222222222'] })).toEqual([
      'consumers["billing"].accountIds: ["22222222222"] is not allowed; ' +
        'allowed: a list of up to 49 account ids of 12 digits, as strings',
    ]);
  });
});

describe('a handler', () => {
  it.each([
    [{ timeoutSeconds: 901 }, 'timeoutSeconds: 901 is not allowed; allowed: a whole number from 1 to 900'],
    [
      { memoryMegabytes: 64 },
      'memoryMegabytes: 64 is not allowed; allowed: a whole number from 128 to 10240',
    ],
  ])('is refused with %j', (changes, problem) => {
    expect(handler(changes)).toEqual([`handlers[0].${problem}`]);
  });

  it('is refused with a table that takes a variable of the pipeline', () => {
    const tables = { users: { partitionKey: 'pk', environmentVariable: 'INBOX_TABLE' } };

    expect(handler({ tables })).toEqual([
      'handlers[0].tables.users.environmentVariable: "INBOX_TABLE" is not allowed; allowed: upper-case letters, ' +
        'digits and underscores, once per handler, none of INBOX_TABLE, INBOX_RETENTION_DAYS',
    ]);
  });
});

describe('a stage', () => {
  it.each([
    [{ account: '1234' }, 'account: "1234" is not allowed; allowed: 12 digits, as a string'],
    [{ region: 'europe' }, 'region: "europe" is not allowed; allowed: an AWS region such as eu-west-1'],
    [
      { inboxRetentionDays: 14 },
      'inboxRetentionDays: 14 is not allowed; allowed: a whole number from 28 to 3650, longer than a message can wait in queues',
    ],
    [
      { rotationGraceHours: 0 },
      'rotationGraceHours: 0 is not allowed; allowed: a whole number from 1 to 720',
    ],
    [
      { alarmTopicArn: 'arn:aws:sns:eu-west-1:111111111111:alarms.fifo' },
      'alarmTopicArn: "arn:aws:sns:eu-west-1:111111111111:alarms.fifo" is not allowed; ' +
        'allowed: the ARN of a standard SNS topic; a FIFO topic takes no alarms',
    ],
    [
      { extraAllowedCidrs: ['localhost'] },
      'extraAllowedCidrs[0]: "localhost" is not an address range; ' +
        'allowed: an IPv4 or IPv6 range such as 198.51.100.7/32 or 2001:db8::/56, but not /0',
    ],
  ])('is refused with %j', (config, problem) => {
    expect(stage(config)).toEqual([`stages["dev"].${problem}`]);
  });

  it('is refused without a source', () => {
    expect(problems({ sources: { 'privy/main': { stages: ['dev'] } } })).toEqual([
      'sources: the stage "prod" has 0; allowed: 1 to 12',
    ]);
  });

  it('is refused with more rate rules than a web ACL takes', () => {
    const sources = Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`dynamic/app${index}`, {}]));

    expect(problems({ sources, stages: { dev: {} } })).toEqual([
      'sources: 11 of the stage "dev" are rate limited; allowed: 10, because a web ACL has no more rate rules; ' +
        'give some of them allowedCidrs instead',
    ]);
  });
});
