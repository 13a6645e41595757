import { providerNames } from '../../../core/providers/index.ts';
import { userDirectory } from '../../../lambda/handlers/user-directory/manifest.ts';
import { definePipeline } from '../../../lib/config/define-pipeline.ts';
import type { PipelineConfig } from '../../../lib/config/pipeline-config.ts';
import { problems, validPipeline } from './problems-of.ts';

const source = (config: object) => problems({ sources: { 'privy/main': config } });
const consumer = (config: object) => problems({ consumers: { billing: { events: ['*'], ...config } } });
const stage = (config: object) => problems({ stages: { dev: { alarms: 'nobody', ...config } } });

const CERTIFICATE = 'arn:aws:acm:eu-west-1:111111111111:certificate/8f4e0b1c';

describe('definePipeline', () => {
  it('returns a valid pipeline as it is', () => {
    expect(definePipeline(validPipeline)).toBe(validPipeline);
  });

  it('lists everything that is wrong, in one error', () => {
    const wrong: PipelineConfig = {
      ...validPipeline,
      consumers: { billing: { events: ['privy.user.*'], visibilityTimeoutSeconds: 0 } },
      stages: { dev: { logRetentionDays: 8, alarms: 'nobody' } },
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
        `sources: "${name}" is not a source name; allowed: <provider>/<name>, the provider one of ${providerNames.join(', ')}, ` +
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

  it.each([
    [9, '9'],
    [2_000_000_001, '2000000001'],
    [99.5, '99.5'],
    ['100', '"100"'],
    [Number.NaN, 'NaN'],
    [100n, '100n'],
    [() => 100, '[Function (anonymous)]'],
  ])('is refused with the rate limit %p', (rateLimitPerFiveMinutes, shown) => {
    expect(source({ rateLimitPerFiveMinutes })).toEqual([
      `sources["privy/main"].rateLimitPerFiveMinutes: ${shown} is not allowed; ` +
        'allowed: a whole number from 10 to 2000000000',
    ]);
  });

  it.each([
    [0, '0'],
    [721, '721'],
    [0.5, '0.5'],
    ['24', '"24"'],
    [null, 'null'],
  ])('is refused with a delivery expected every %j hours', (expectDeliveryEveryHours, shown) => {
    expect(source({ expectDeliveryEveryHours })).toEqual([
      `sources["privy/main"].expectDeliveryEveryHours: ${shown} is not allowed; ` +
        'allowed: a whole number of hours from 1 to 720',
    ]);
  });

  it('may say how often it is delivered to', () => {
    expect(source({ expectDeliveryEveryHours: 720 })).toEqual([]);
  });

  it.each([
    ['my app', '"my app"'],
    [7, '7'],
    [null, 'null'],
    [true, 'true'],
  ])('is refused with the environment %j', (environment, shown) => {
    expect(source({ environment })).toEqual([
      `sources["privy/main"].environment: ${shown} is not allowed; ` +
        'allowed: 1 to 64 letters, digits, dots, hyphens and underscores',
    ]);
  });

  it('is refused with a misspelt field', () => {
    expect(source({ allowedCidr: 'anywhere' })).toEqual([
      'sources["privy/main"].allowedCidr is not a field; ' +
        'allowed: environment, allowedCidrs, rateLimitPerFiveMinutes, expectDeliveryEveryHours, stages',
    ]);
  });

  it.each([[['production']], ['dev'], [null]])('is refused in the stages %j', (stages) => {
    expect(source({ stages })).toEqual([
      `sources["privy/main"].stages: ${JSON.stringify(stages)} is not allowed; allowed: a list of dev, prod`,
    ]);
  });

  it('is refused under a name that differs from another only in hyphens', () => {
    expect(problems({ sources: { 'privy/eu-1': {}, 'privy/eu1': {} } })).toEqual([
      'sources: "privy/eu1" differs from "privy/eu-1", the name of another source, in hyphens only; ' +
        'allowed: a name of its own, which differs from others in more than hyphens',
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

  it.each([
    [{ handlers: [userDirectory, userDirectory] }, 'handlers[1].name', 'handlers[0]'],
    [{ consumers: { 'user-directory': { events: ['*'] } } }, 'consumers', 'handlers[0]'],
  ])('is refused under the name of another', (changes, place, owner) => {
    expect(problems(changes)).toEqual([
      `${place}: "user-directory" is the name of ${owner} too; ` +
        'allowed: a name of its own, which differs from others in more than hyphens',
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

  it.each([[['22222222222']], [[222222222222]], ['222222222222']])(
    'is refused with the account ids %j',
    (accountIds) => {
      expect(consumer({ accountIds })).toEqual([
        `consumers["billing"].accountIds: ${JSON.stringify(accountIds)} is not allowed; ` +
          'allowed: a list of up to 49 account ids of 12 digits, as strings',
      ]);
    },
  );

  it('is refused with a time that is none', () => {
    expect(consumer({ visibilityTimeoutSeconds: '120' })).toEqual([
      'consumers["billing"].visibilityTimeoutSeconds: "120" is not allowed; allowed: a whole number from 1 to 43200',
    ]);
  });
});

describe('a stage', () => {
  it.each([
    [{ account: '1234' }, 'account: "1234" is not allowed; allowed: 12 digits, as a string'],
    [{ account: 111111111111 }, 'account: 111111111111 is not allowed; allowed: 12 digits, as a string'],
    [{ account: null }, 'account: null is not allowed; allowed: 12 digits, as a string'],
    [{ region: 'europe' }, 'region: "europe" is not allowed; allowed: an AWS region such as eu-west-1'],
    [{ deletionProtection: 'false' }, 'deletionProtection: "false" is not allowed; allowed: true or false'],
    [
      { ledgerRetentionDays: 90 },
      'ledgerRetentionDays: 90 is not allowed; allowed: a whole number from 91 to 3650, ' +
        'because providers resend what is up to 90 days old',
    ],
    [
      { ledgerRetentionDays: '100' },
      'ledgerRetentionDays: "100" is not allowed; allowed: a whole number from 91 to 3650, ' +
        'because providers resend what is up to 90 days old',
    ],
    [
      { inboxRetentionDays: 90 },
      'inboxRetentionDays: 90 is not allowed; allowed: a whole number from 91 to 3650, ' +
        'because providers resend what is up to 90 days old and copies wait in queues for up to 42',
    ],
    [
      { extraAllowedCidrs: '127.0.0.1/32' },
      'extraAllowedCidrs: "127.0.0.1/32" is not allowed; allowed: a list of address ranges',
    ],
    [
      { alarms: undefined },
      'alarms is missing, so that nobody would be told when something goes wrong where deletionProtection is on; add ' +
        "alarms: { emails: ['<address>'] }, alarms: { topicArn: '<ARN of an SNS topic>' } or alarms: 'nobody'",
    ],
    [
      { alarms: 'on-call@example.com' },
      `alarms: "on-call@example.com" is not allowed; allowed: { emails: ['<address>'] }, ` +
        "{ topicArn: '<ARN of an SNS topic>' } or 'nobody'",
    ],
    [
      { alarms: { emails: ['<address>'] } },
      'alarms.emails[0]: "<address>" is not allowed; allowed: an e-mail address such as security@example.com',
    ],
    [
      { alarms: { emails: [] } },
      "alarms.emails: [] is not allowed; allowed: a list of at least one e-mail address such as ['on-call@example.com']",
    ],
    [
      { alarms: { topicArn: 7 } },
      'alarms.topicArn: 7 is not allowed; allowed: the ARN of a standard SNS topic; a FIFO topic takes no alarms',
    ],
    [
      { archive: true },
      'archive: true is not allowed; allowed: false, or an object such as { keyMaterial: true }',
    ],
    [
      { archive: { keyMaterial: 'yes' } },
      'archive.keyMaterial: "yes" is not allowed; allowed: true or false',
    ],
    [{ archive: { days: 30 } }, 'archive.days is not a field; allowed: keyMaterial, athena'],
    [{ throttle: 2000 }, 'throttle: 2000 is not allowed; allowed: an object of requestsPerSecond and burst'],
    [
      { throttle: { requestsPerSecond: 0.5, burst: 1 } },
      'throttle.requestsPerSecond: 0.5 is not allowed; allowed: a whole number from 1',
    ],
    [
      { throttle: { requestsPerSecond: 1 } },
      'throttle.burst: undefined is not allowed; allowed: a whole number from 1',
    ],
    [
      { throttle: { requestsPerSecond: 1, burst: 1, rate: 1 } },
      'throttle.rate is not a field; allowed: requestsPerSecond, burst',
    ],
    [
      { warmThroughput: 8000 },
      'warmThroughput: 8000 is not allowed; allowed: an object such as { ledger: { writeUnitsPerSecond: 8000 } }',
    ],
    [
      { warmThroughput: { ledger: {} } },
      'warmThroughput.ledger: {} is not allowed; allowed: an object of writeUnitsPerSecond, readUnitsPerSecond or one of them',
    ],
    [
      { warmThroughput: { inbox: { writeUnitsPerSecond: 3_999 } } },
      'warmThroughput.inbox.writeUnitsPerSecond: 3999 is not allowed; allowed: a whole number from 4000, which every new table takes',
    ],
    [
      { warmThroughput: { parked: { readUnitsPerSecond: '20000' } } },
      'warmThroughput.parked.readUnitsPerSecond: "20000" is not allowed; allowed: a whole number from 12000, which every new table takes',
    ],
    [
      { warmThroughput: { quarantine: { writes: 8_000 } } },
      'warmThroughput.quarantine.writes is not a field; allowed: writeUnitsPerSecond, readUnitsPerSecond',
    ],
    [
      { warmThroughput: { archive: { writeUnitsPerSecond: 8_000 } } },
      'warmThroughput.archive is not a field; allowed: ledger, inbox, parked, quarantine',
    ],
    [
      { warmThroughput: { ledger: { writeUnitsPerSecond: 8_000 } }, ledgerTableName: 'restored' },
      'warmThroughput.ledger is for the table that is made; the ledger is a table that is there already: warm that',
    ],
    [
      { rotationGraceHours: 0 },
      'rotationGraceHours: 0 is not allowed; allowed: a whole number from 1 to 720',
    ],
    [
      { alarms: { topicArn: 'arn:aws:sns:eu-west-1:111111111111:alarms.fifo' } },
      'alarms.topicArn: "arn:aws:sns:eu-west-1:111111111111:alarms.fifo" is not allowed; ' +
        'allowed: the ARN of a standard SNS topic; a FIFO topic takes no alarms',
    ],
    [
      { extraAllowedCidrs: ['localhost'] },
      'extraAllowedCidrs[0]: "localhost" is not an address range; ' +
        'allowed: an IPv4 or IPv6 range such as 198.51.100.7/32 or 2001:db8::/56, but not /0',
    ],
    [
      { domain: { name: 'example', certificateArn: CERTIFICATE } },
      'domain.name: "example" is not allowed; allowed: a domain name in lower case, such as webhooks.example.com',
    ],
    [
      { domain: { name: 'webhooks.example.com', certificateArn: 'webhooks' } },
      'domain.certificateArn: "webhooks" is not allowed; allowed: the ARN of a certificate in AWS Certificate Manager',
    ],
    [
      {
        domain: {
          name: 'webhooks.example.com',
          certificateArn: CERTIFICATE,
          hostedZone: { id: 'Z1', name: 'ample.com' },
        },
      },
      'domain.name: "webhooks.example.com" is not allowed; allowed: a name in the zone ample.com, or no hostedZone',
    ],
    [{ reservedConcurrency: '5' }, 'reservedConcurrency: "5" is not allowed; allowed: a whole number from 1'],
    [
      { encryptionKeyArn: 'arn:aws:kms:eu-west-1:111111111111:alias/mine' },
      'encryptionKeyArn: "arn:aws:kms:eu-west-1:111111111111:alias/mine" is not allowed; ' +
        'allowed: the ARN of a key, not of an alias',
    ],
    [
      { allowSubscribersFrom: '222222222222' },
      'allowSubscribersFrom: "222222222222" is not allowed; allowed: a list of up to 50 account ids of 12 digits, as strings',
    ],
    [{ cloudWatchRole: 'make' }, `cloudWatchRole: "make" is not allowed; allowed: 'create' or 'exists'`],
    [
      { warmThroughput: { inbox: { writeUnitsPerSecond: 8_000 } }, inboxTableName: 'restored' },
      'warmThroughput.inbox is for the table that is made; the inbox is a table that is there already: warm that',
    ],
    [
      { quarantineTableName: 'a table' },
      'quarantineTableName: "a table" is not allowed; allowed: the name of a DynamoDB table of the same account and region',
    ],
    [
      { ledgerTableName: 'a table' },
      'ledgerTableName: "a table" is not allowed; allowed: the name of a DynamoDB table of the same account and region',
    ],
  ])('is refused with %j', (config, problem) => {
    expect(stage(config)).toEqual([`stages["dev"].${problem}`]);
  });

  it('remembers for 91 days where it says so', () => {
    expect(stage({ ledgerRetentionDays: 91, inboxRetentionDays: 91 })).toEqual([]);
  });

  it('may take as much of each source as most regions allow an account', () => {
    expect(stage({ throttle: { requestsPerSecond: 12_000, burst: 6_000 } })).toEqual([]);
    expect(stage({ warmThroughput: { ledger: { writeUnitsPerSecond: 4_000 } } })).toEqual([]);
    expect(stage({ archive: false })).toEqual([]);
    expect(stage({ archive: { keyMaterial: true } })).toEqual([]);
  });

  it('is refused without a source', () => {
    expect(problems({ sources: { 'privy/main': { stages: ['dev'] } } })).toEqual([
      'sources: the stage "prod" has 0; allowed: 1 to 12',
    ]);
  });

  it('is refused with more rate limits than a web ACL has rules for, and may have as many sources of one limit as there are', () => {
    const sources = (limit: (index: number) => number) =>
      Object.fromEntries(
        Array.from({ length: 12 }, (_, index) => [
          `dynamic/app${index}`,
          { rateLimitPerFiveMinutes: limit(index) },
        ]),
      );
    const problemsWith = (limit: (index: number) => number) =>
      problems({ sources: sources(limit), stages: { dev: { alarms: 'nobody' } } });

    expect(problemsWith(() => 500)).toEqual([]);
    expect(problemsWith((index) => 500 + (index % 9))).toEqual([]);
    expect(problemsWith((index) => 500 + (index % 10))).toEqual([
      'sources: the stage "dev" has 10 different values of rateLimitPerFiveMinutes; allowed: 9, because a web ACL has ' +
        'no more rate rules; give several sources the same',
    ]);
  });
});
