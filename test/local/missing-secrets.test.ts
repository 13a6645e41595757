import type { FunctionDescription } from '../../local/cloud/resources/local-stack.ts';
import { SecretStore } from '../../local/cloud/secrets-manager/secret-store.ts';
import { missingSecrets } from '../../local/missing-secrets.ts';

const secrets = new SecretStore({
  region: 'eu-west-1',
  account: '000000000000',
  now: () => new Date('2026-11-22T10:00:00Z'),
});
secrets.create({ name: 'mail/key', value: 'k' });
secrets.create({ name: 'empty' });

const lambda = (path: string, environment: Record<string, string>): FunctionDescription => ({
  arn: path,
  name: path,
  path,
  logGroup: path,
  codeDirectory: '',
  handler: 'index.handler',
  environment,
  timeoutSeconds: 3,
  platformReports: 'of all',
  memoryMegabytes: 128,
});

describe('missingSecrets', () => {
  it('names the handler and each secret of its that has no value, and what to do', () => {
    const functions = [
      lambda('Pipeline/Intake/Intake/Function', { SOURCES: '{}' }),
      lambda('Pipeline/crm-contact/Handler/Function', {
        HANDLER_SECRETS: '{"crmToken":"crm/api-token","mail":"mail/key","other":"empty"}',
      }),
    ];

    expect(missingSecrets({ functions, secrets })).toEqual([
      'handler crm-contact: the secret crm/api-token has no value here; give it with --secrets secrets.json',
      'handler crm-contact: the secret empty has no value here; give it with --secrets secrets.json',
    ]);
  });

  it('has nothing to say once they are given', () => {
    const functions = [lambda('Pipeline/x/Handler/Function', { HANDLER_SECRETS: '{"a":"new","b":"empty"}' })];

    secrets.give('new', 'n');
    secrets.give('empty', 'e');

    expect(missingSecrets({ functions, secrets })).toEqual([]);
  });
});
