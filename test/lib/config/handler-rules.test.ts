import { userDirectory } from '../../../lambda/handlers/user-directory/manifest.ts';
import { problems } from './problems-of.ts';

const handler = (changes: object) => problems({ handlers: [{ ...userDirectory, ...changes }] });

describe('a handler', () => {
  const name = '1 to 40 lower-case letters, digits and inner hyphens, beginning with a letter';
  const entry = "a file that exports handle, as new URL('./handle.ts', import.meta.url) or an absolute path";

  it.each([
    [{ name: null }, `name: null is not allowed; allowed: ${name}`],
    [{ name: 7 }, `name: 7 is not allowed; allowed: ${name}`],
    [{ entry: undefined }, `entry: undefined is not allowed; allowed: ${entry}`],
    [{ entry: './handle.ts' }, `entry: "./handle.ts" is not allowed; allowed: ${entry}`],
    [{ entry: '/nowhere/handle.ts' }, `entry: "/nowhere/handle.ts" is not allowed; allowed: ${entry}`],
    [
      { entry: new URL('file:///nowhere/handle.ts') },
      `entry: "file:///nowhere/handle.ts" is not allowed; allowed: ${entry}`,
    ],
    [
      { entry: new URL('https://example.test/handle.ts') },
      `entry: "https://example.test/handle.ts" is not allowed; allowed: ${entry}`,
    ],
    [{ description: 7 }, 'description: 7 is not allowed; allowed: a text of 1 to 256 characters'],
    [{ description: '' }, 'description: "" is not allowed; allowed: a text of 1 to 256 characters'],
    [{ timeoutSeconds: 901 }, 'timeoutSeconds: 901 is not allowed; allowed: a whole number from 1 to 900'],
    [
      { timeoutSeconds: undefined },
      'timeoutSeconds: undefined is not allowed; allowed: a whole number from 1 to 900',
    ],
    [
      { memoryMegabytes: 64 },
      'memoryMegabytes: 64 is not allowed; allowed: a whole number from 128 to 10240',
    ],
    [{ batchSize: 11 }, 'batchSize: 11 is not allowed; allowed: a whole number from 1 to 10'],
    [{ retrySeconds: [] }, 'retrySeconds: [] is not allowed; allowed: 1 to 20 whole numbers from 1 to 3600'],
    [
      { retrySeconds: [1, 0.5] },
      'retrySeconds: [1,0.5] is not allowed; allowed: 1 to 20 whole numbers from 1 to 3600',
    ],
    [{ maxConcurrency: 1 }, 'maxConcurrency: 1 is not allowed; allowed: a whole number from 2 to 1000'],
    [
      { maxConcurency: 5 },
      'maxConcurency is not a field; ' +
        'allowed: name, entry, description, events, timeoutSeconds, memoryMegabytes, batchSize, retrySeconds, permanentErrors, maxConcurrency, tables, environment, secrets, topics, statements',
    ],
    [{ tables: [] }, 'tables: [] is not allowed; allowed: an object of tables by name'],
    [
      { tables: { users: 'pk' } },
      'tables.users: "pk" is not allowed; allowed: an object with the settings of a table',
    ],
  ])('is refused with %j', (changes, problem) => {
    expect(handler(changes)).toEqual([`handlers[0].${problem}`]);
  });
});

describe('a table of a handler', () => {
  const users = { partitionKey: 'pk', environmentVariable: 'USERS_TABLE', writes: ['put'] };

  it.each([
    [
      { partitionKey: 1 },
      'partitionKey: 1 is not allowed; allowed: the name of an attribute, 1 to 255 characters',
    ],
    [
      { writes: [] },
      'writes: [] is not allowed; allowed: a list of at least one of put, update, delete; it may be left out with reads: true',
    ],
    [
      { writes: ['put', 'read'] },
      'writes: ["put","read"] is not allowed; allowed: a list of at least one of put, update, delete; it may be left out with reads: true',
    ],
    [
      { writes: 'put' },
      'writes: "put" is not allowed; allowed: a list of at least one of put, update, delete; it may be left out with reads: true',
    ],
    [
      { existing: { dev: 'a' } },
      'existing: {"dev":"a"} is not allowed; ' +
        'allowed: the names of tables by stage, 3 to 255 letters, digits, dots, hyphens and underscores',
    ],
    [{ sortKey: '' }, 'sortKey: "" is not allowed; allowed: the name of an attribute, 1 to 255 characters'],
    [{ sortKey: 'pk' }, 'sortKey: "pk" is not allowed; allowed: another attribute than partitionKey'],
    [
      { rangeKey: 'sk' },
      'rangeKey is not a field; allowed: partitionKey, sortKey, environmentVariable, writes, reads, existing',
    ],
  ])('is refused with %j', (changes, problem) => {
    expect(handler({ tables: { users: { ...users, ...changes } } })).toEqual([
      `handlers[0].tables.users.${problem}`,
    ]);
  });

  it.each(['INBOX_TABLE', 'PIPELINE_NAME', 'AWS_REGION', 'LAMBDA_TASK_ROOT', 'users', undefined])(
    'is refused with the variable %j',
    (environmentVariable) => {
      expect(handler({ tables: { users: { ...users, environmentVariable } } })).toEqual([
        `handlers[0].tables.users.environmentVariable: ${JSON.stringify(environmentVariable)} is not allowed; allowed: ` +
          'upper-case letters, digits and underscores, beginning with a letter and not with AWS_, LAMBDA_ or POWERTOOLS_, ' +
          'none of INBOX_TABLE, INBOX_RETENTION_DAYS, HANDLER_SECRETS, HANDLER_TOPICS, HANDLER_QUEUE_URL, QUARANTINE_TABLE, HANDLER_RETRY_SECONDS, PIPELINE_NAME, once per handler',
      ]);
    },
  );

  it('is refused with the variable of another', () => {
    expect(handler({ tables: { users, wallets: users } })).toHaveLength(2);
  });

  it.each(['Handler', 'a-b', ''])('is refused under the name %j', (name) => {
    expect(handler({ tables: { [name]: users } })).toEqual([
      `handlers[0].tables: the name "${name}" is not allowed; ` +
        'allowed: 1 to 32 letters and digits, beginning with a lower-case letter',
    ]);
  });
});

describe('what a handler is given beside its tables', () => {
  it.each([
    [{ environment: { CRM_URL: 7 } }, 'environment.CRM_URL: 7 is not allowed; allowed: a text'],
    [
      { environment: { USERS_TABLE: 'users' } },
      'environment: the name "USERS_TABLE" is not allowed; allowed: letters, digits and underscores, beginning with a ' +
        'letter and not with AWS_, LAMBDA_ or POWERTOOLS_, none of INBOX_TABLE, INBOX_RETENTION_DAYS, HANDLER_SECRETS, HANDLER_TOPICS, ' +
        'HANDLER_QUEUE_URL, QUARANTINE_TABLE, HANDLER_RETRY_SECONDS, ' +
        'PIPELINE_NAME, USERS_TABLE, LOOK_UPS_TABLE',
    ],
    [
      { environment: { AWS_REGION: 'eu-west-1' } },
      'environment: the name "AWS_REGION" is not allowed; allowed: letters, digits and underscores, beginning with a ' +
        'letter and not with AWS_, LAMBDA_ or POWERTOOLS_, none of INBOX_TABLE, INBOX_RETENTION_DAYS, HANDLER_SECRETS, HANDLER_TOPICS, ' +
        'HANDLER_QUEUE_URL, QUARANTINE_TABLE, HANDLER_RETRY_SECONDS, ' +
        'PIPELINE_NAME, USERS_TABLE, LOOK_UPS_TABLE',
    ],
    [{ secrets: ['crm'] }, 'secrets: ["crm"] is not allowed; allowed: an object of texts by name'],
    [
      { secrets: { crmToken: 'arn:aws:secretsmanager:eu-west-1:111111111111:secret:crm' } },
      'secrets.crmToken: "arn:aws:secretsmanager:eu-west-1:111111111111:secret:crm" is not allowed; ' +
        'allowed: the name of a secret in Secrets Manager, without its ARN',
    ],
    [
      { statements: [{ actions: ['*'], resources: ['*'] }] },
      'statements[0].actions: ["*"] is not allowed; allowed: a list of at least one action such as ses:SendEmail',
    ],
    [
      { statements: [{ actions: ['ses:SendEmail'] }] },
      'statements[0].resources: undefined is not allowed; allowed: a list of at least one ARN',
    ],
  ])('is refused with %j', (changes, problem) => {
    expect(handler(changes)).toEqual([`handlers[0].${problem}`]);
  });
});
