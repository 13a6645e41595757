import { crmContact } from '../../examples/handlers/crm-contact/manifest.ts';
import { teamWallets } from '../../examples/handlers/team-wallets/manifest.ts';
import { rendered, resource, resources, templateOf } from './template-of.ts';

const handlers = [
  {
    ...crmContact,
    statements: [{ actions: ['ses:SendEmail'], resources: ['arn:aws:ses:eu-west-1:1:identity/a'] }],
  },
  teamWallets,
];

function variables(template: ReturnType<typeof templateOf>, name: string) {
  const { Environment } = resource(template, 'AWS::Lambda::Function', `Pipeline${name}`).Properties;
  return (Environment as { readonly Variables: Readonly<Record<string, unknown>> }).Variables;
}

function actionsOf(template: ReturnType<typeof templateOf>, name: string): string[] {
  const { PolicyDocument } = resource(template, 'AWS::IAM::Policy', `Pipeline${name}HandlerRole`).Properties;
  const { Statement } = PolicyDocument as {
    readonly Statement: readonly { readonly Action: string | string[] }[];
  };
  return [...new Set(Statement.flatMap(({ Action }) => Action))].sort();
}

describe('a handler with a secret, variables and statements', () => {
  const template = templateOf({ handlers });

  it('has its variables and the names of its secrets in the environment', () => {
    const found = variables(template, 'crmcontact');

    expect(found['CRM_URL']).toBe('https://crm.example.com');
    expect(found['HANDLER_SECRETS']).toBe('{"crmToken":"crm/api-token"}');
  });

  it('has the values of its stage, where that gives any', () => {
    const handlerEnvironment = { 'crm-contact': { CRM_URL: 'http://127.0.0.1:8080' } };
    const local = templateOf({ handlers, stages: { local: { handlerEnvironment } } }, 'local');

    expect(variables(local, 'crmcontact')['CRM_URL']).toBe('http://127.0.0.1:8080');
  });

  it('may read that secret, do what its statements say, and no more', () => {
    expect(actionsOf(template, 'crmcontact')).toEqual([
      'dynamodb:DeleteItem',
      'dynamodb:GetItem',
      'dynamodb:PutItem',
      'dynamodb:Query',
      'dynamodb:UpdateItem',
      'logs:CreateLogStream',
      'logs:PutLogEvents',
      'secretsmanager:GetSecretValue',
      'ses:SendEmail',
      'sqs:ChangeMessageVisibility',
      'sqs:DeleteMessage',
      'sqs:GetQueueAttributes',
      'sqs:GetQueueUrl',
      'sqs:ReceiveMessage',
    ]);
    const policies = JSON.stringify(resources(template, 'AWS::IAM::Policy'));
    expect(policies).toContain(':secret:crm/api-token-??????');
  });
});

describe('a handler that reads a table', () => {
  it('has a table of its own where the stage names none', () => {
    const template = templateOf({ handlers });

    expect(rendered(variables(template, 'teamwallets')['MEMBERS_TABLE'])).toBe(
      '<Pipelineteamwalletsmembers>',
    );
    expect(actionsOf(template, 'teamwallets')).toContain('dynamodb:GetItem');
  });

  it('reads the table that exists in the stage, and makes none', () => {
    const template = templateOf({ handlers, stages: { prod: {} } }, 'prod');

    expect(variables(template, 'teamwallets')['MEMBERS_TABLE']).toBe('members');
    const tables = Object.keys(resources(template, 'AWS::DynamoDB::Table'));
    expect(tables.filter((id) => id.startsWith('Pipelineteamwallets'))).toEqual([
      expect.stringMatching(/^Pipelineteamwalletsteams/),
    ]);
  });
});

describe('a handler with a table that has a sort key', () => {
  it('gets a table with both keys', () => {
    const tables = {
      lookups: {
        partitionKey: 'found',
        sortKey: 'user',
        environmentVariable: 'LOOKUPS_TABLE',
        writes: ['put' as const],
      },
    };
    const template = templateOf({ handlers: [{ ...crmContact, tables }] });

    const { KeySchema } = resource(template, 'AWS::DynamoDB::Table', 'Pipelinecrmcontactlookups').Properties;
    expect(KeySchema).toEqual([
      { AttributeName: 'found', KeyType: 'HASH' },
      { AttributeName: 'user', KeyType: 'RANGE' },
    ]);
  });
});
