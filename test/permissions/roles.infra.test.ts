import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RolePermissions } from '../lib/role-permissions.ts';
import { resources } from '../lib/template-of.ts';
import { actionsOfCode } from './calls-of-code.ts';
import { everything } from './everything.ts';
import { rolesTable, withTable } from './roles-table.ts';
import { functionRoles, whatNoneMay, whatRolesMay } from './what-roles-may.ts';

const root = join(import.meta.dirname, '../..');
const template = everything();
const allowed = await whatRolesMay(template);

/** Which roles may do this to what is called so. */
function whoMay(action: string, resource: RegExp): string[] {
  const found = allowed.filter((each) => resource.test(each.resource) && each.actions.includes(action));
  return [...new Set(found.map(({ role }) => role))];
}

/** What the code of each role's function begins with. */
const HOST = 'lambda/handler-kit/host-handler.ts';
const ENTRIES: Readonly<Record<string, readonly string[]>> = {
  ArchiveKeeper: ['lambda/archive-keeper/index.ts'],
  ArchiveWriter: ['lambda/archive/index.ts'],
  Canary: ['lambda/canary/index.ts'],
  CanaryHandler: [HOST, 'lambda/canary/handle.ts'],
  Drain: ['lambda/drain/index.ts'],
  Intake: ['lambda/intake/index.ts'],
  SourceHealth: ['lambda/source-health/index.ts'],
  crmDestinationHandler: [HOST, 'lambda/destination/handle.ts'],
  securityalertsHandler: [HOST, 'lambda/handlers/security-alerts/handle.ts'],
  userdirectoryHandler: [HOST, 'lambda/handlers/user-directory/handle.ts'],
};

/** What Lambda does by a function's role: it writes the log, and takes messages out of the queue. */
const BY_LAMBDA = [
  'logs:CreateLogStream',
  'logs:PutLogEvents',
  'sqs:ChangeMessageVisibility',
  'sqs:DeleteMessage',
  'sqs:GetQueueAttributes',
  'sqs:GetQueueUrl',
  'sqs:ReceiveMessage',
];

/** Calls that stand in a module which a function shares with others, and that it does not make. */
const NOT_ITS_OWN: Readonly<Record<string, readonly string[]>> = {
  ArchiveWriter: [
    's3:DeleteObject',
    's3:DeleteObjectVersion',
    's3:GetObject',
    's3:ListBucket',
    's3:ListBucketVersions',
  ],
  CanaryHandler: ['secretsmanager:GetSecretValue', 'sns:Publish'],
  crmDestinationHandler: ['sns:Publish'],
  securityalertsHandler: ['secretsmanager:GetSecretValue'],
  userdirectoryHandler: ['secretsmanager:GetSecretValue', 'sns:Publish'],
};

describe('the role of a function', () => {
  it('is known here, whichever it is', () => {
    expect([...new Set(allowed.map(({ role }) => role))].sort()).toEqual(Object.keys(ENTRIES).sort());
    expect(functionRoles(template)).toHaveLength(Object.keys(ENTRIES).length);
  });

  it.each(Object.entries(ENTRIES))('may do what its code calls, and nothing else: %s', (role, entries) => {
    const called = actionsOfCode(...entries.map((entry) => join(root, entry)));
    const may = new Set(allowed.filter((each) => each.role === role).flatMap(({ actions }) => actions));

    expect([...may].filter((action) => !called.has(action) && !BY_LAMBDA.includes(action))).toEqual([]);
    expect([...called].filter((action) => !may.has(action)).sort()).toEqual(NOT_ITS_OWN[role] ?? []);
  });

  it('names no action by a wildcard', () => {
    const actions = functionRoles(template).flatMap((role) => new RolePermissions(template, role).actions());

    expect(actions.filter((action) => action.includes('*'))).toEqual([]);
  });

  it('may do nothing to roles, keys, alarms, schedules, stacks and the web ACL', async () => {
    expect(await whatNoneMay(template)).toEqual([]);
  });

  it('may be taken by Lambda, and by nobody else', () => {
    const trusted = functionRoles(template).map(
      (id) => resources(template, 'AWS::IAM::Role')[id]?.Properties['AssumeRolePolicyDocument'],
    );

    for (const policy of trusted) {
      expect(policy).toEqual({
        Version: '2012-10-17',
        Statement: [
          { Action: 'sts:AssumeRole', Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' } },
        ],
      });
    }
  });
});

describe('among the roles of functions', () => {
  it.each([
    ['secretsmanager:GetSecretValue', /^Secrets(privy|dynamic)/, ['Intake']],
    ['secretsmanager:GetSecretValue', /^CanarySecret/, ['Intake', 'Canary']],
    ['secretsmanager:GetSecretValue', /^crmSecret/, ['crmDestinationHandler']],
    ['sns:Publish', /^EventsTopic/, ['Intake', 'Drain']],
    ['dynamodb:PutItem', /^LedgerTable/, ['Intake']],
    ['s3:PutObject', /^ArchiveBucket\/hot/, ['ArchiveWriter', 'ArchiveKeeper']],
    ['s3:GetObject', /^ArchiveBucket/, ['ArchiveKeeper']],
    ['s3:DeleteObjectVersion', /^ArchiveBucket/, ['ArchiveKeeper']],
    ['s3:DeleteObject', /^ArchiveBucket\/(certificates|forgotten|replays|manifests|other)/, []],
    ['sqs:SendMessage', /^userdirectorySubscriberQueue/, ['ArchiveKeeper']],
    ['sqs:ReceiveMessage', /^billing/, []],
    ['lambda:InvokeFunction', /./, ['Intake']],
    ['lambda:UpdateFunctionCode', /./, []],
    ['secretsmanager:PutSecretValue', /./, []],
    ['sns:Subscribe', /./, []],
    ['sqs:PurgeQueue', /./, []],
    ['dynamodb:DeleteTable', /./, []],
    ['logs:DeleteLogGroup', /./, []],
    ['s3:DeleteBucket', /./, []],
  ])('%s on %s is for %j', (action, resource, roles) => {
    expect(whoMay(action, resource).sort()).toEqual([...roles].sort());
  });

  it('none touches what another handler keeps in a shared table, but the keeper of the archive, which forgets persons', () => {
    const others = allowed.filter(({ role, resource }) => {
      const owner = /: entries of (.*)$/.exec(resource)?.[1]?.replace('-', '');
      return owner !== undefined && role !== 'ArchiveKeeper' && !role.toLowerCase().startsWith(owner);
    });

    expect(others).toEqual([]);
  });
});

describe('the page of security', () => {
  it('has what each role may do; npm run permissions writes it', () => {
    const page = readFileSync(join(root, 'docs/security.md'), 'utf8');

    expect(page).toBe(withTable(page, rolesTable(allowed)));
  });
});
