import { handlerEnvironment } from '../../../lambda/handler-kit/handler-environment.ts';
import { hostedManifest } from '../../../lambda/handler-kit/hosted-manifest.ts';
import type { HandlerManifest } from '../../../lambda/handler-kit/manifest.ts';

const MANIFEST = {
  name: 'example',
  entry: import.meta.url,
  description: 'An example.',
  events: ['*'],
  timeoutSeconds: 30,
  memoryMegabytes: 256,
  environment: { CRM_URL: 'https://crm.example.test' },
  tables: {
    users: { partitionKey: 'pk', environmentVariable: 'USERS_TABLE', writes: ['put'] },
    inboxTable: { partitionKey: 'pk', environmentVariable: 'ODD_TABLE', writes: ['put'] },
  },
} as const satisfies HandlerManifest;

describe('handlerEnvironment', () => {
  it('reads the inbox settings and the names of the tables that the manifest declares', () => {
    const environment = {
      INBOX_TABLE: 'inbox-1',
      INBOX_RETENTION_DAYS: '100',
      USERS_TABLE: 'users-1',
      ODD_TABLE: 'odd-1',
      HANDLER_SECRETS: '{"crmToken":"crm/token"}',
      HANDLER_TOPICS: '{"people":"arn:aws:sns:eu-west-1:1:people"}',
      HANDLER_QUEUE_URL: 'https://sqs.example.test/q.fifo',
      QUARANTINE_TABLE: 'quarantine',
      HANDLER_RETRY_SECONDS: '[1,5]',
      CRM_URL: 'https://crm.example.test',
      OTHER: 'not of the manifest',
    };

    expect(handlerEnvironment(hostedManifest(MANIFEST), environment)).toEqual({
      inbox: { table: 'inbox-1', retentionDays: 100 },
      tables: { users: 'users-1', inboxTable: 'odd-1' },
      secrets: { crmToken: 'crm/token' },
      topics: { people: 'arn:aws:sns:eu-west-1:1:people' },
      queueUrl: 'https://sqs.example.test/q.fifo',
      quarantineTable: 'quarantine',
      retrySeconds: [1, 5],
      environment: { CRM_URL: 'https://crm.example.test' },
    });
  });

  it('has no inbox where the stack gives it none', () => {
    const { tables: _, environment: __, ...plain } = MANIFEST;
    const environment = {
      HANDLER_QUEUE_URL: 'https://sqs.example.test/q.fifo',
      HANDLER_RETRY_SECONDS: '[1]',
      QUARANTINE_TABLE: 'quarantine-1',
    };

    expect(handlerEnvironment(hostedManifest(plain), environment)).not.toHaveProperty('inbox');
  });

  it('names all that is missing at once', () => {
    expect(() => handlerEnvironment(hostedManifest(MANIFEST), { INBOX_TABLE: 'inbox-1' })).toThrow(
      expect.objectContaining({
        missing: [
          'USERS_TABLE',
          'ODD_TABLE',
          'INBOX_RETENTION_DAYS',
          'HANDLER_QUEUE_URL',
          'QUARANTINE_TABLE',
          'HANDLER_RETRY_SECONDS',
        ],
      }),
    );
  });

  it('rejects a retention that is no number of days', () => {
    const { tables: _, ...withoutTables } = MANIFEST;

    expect(() =>
      handlerEnvironment(hostedManifest(withoutTables), {
        INBOX_TABLE: 'inbox-1',
        INBOX_RETENTION_DAYS: 'forever',
        HANDLER_QUEUE_URL: 'https://sqs.example.test/q.fifo',
        QUARANTINE_TABLE: 'quarantine',
        HANDLER_RETRY_SECONDS: '[1]',
      }),
    ).toThrow('INBOX_RETENTION_DAYS is "forever"; it must be a whole number of at least 1');
  });
});
