import { Template } from 'aws-cdk-lib/assertions';
import { RolePermissions } from '../lib/role-permissions.ts';
import { everythingStack } from './everything.ts';
import { functionRoles } from './what-roles-may.ts';

const KEY = 'arn:aws:kms:eu-west-1:111111111111:key/0123';
const template = Template.fromStack(everythingStack({ encryptionKeyArn: KEY }));

/** The usual first statement of a key's policy, which leaves it to the policies of the account. */
const KEY_POLICY = {
  Statement: [
    { Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::111111111111:root' }, Action: 'kms:*', Resource: '*' },
  ],
};
const SERVICES = ['dynamodb', 's3', 'secretsmanager', 'sns', 'sqs', 'rds', 'logs'] as const;

/** Through which services each role may use the key to decrypt; `itself` where it may without one. */
async function usersOfKey(): Promise<Readonly<Record<string, readonly string[]>>> {
  const found: Record<string, readonly string[]> = {};
  for (const role of functionRoles(template)) {
    const permissions = new RolePermissions(template, role);
    const may = (context: Readonly<Record<string, string>>) =>
      permissions.mayOn('kms:Decrypt', KEY, { context, resourcePolicy: KEY_POLICY });
    const services: string[] = (await may({})) ? ['itself'] : [];
    for (const service of SERVICES) {
      if (await may({ 'kms:ViaService': `${service}.eu-west-1.amazonaws.com` })) services.push(service);
    }
    found[role.replace(/^Pipeline|Role[0-9A-F]{8}$/g, '')] = services;
  }
  return found;
}

describe('the key of a stage', () => {
  it('is used by each role through the services that it calls, and by none by itself', async () => {
    expect(await usersOfKey()).toEqual({
      ArchiveKeeper: ['dynamodb', 's3', 'sqs'],
      ArchiveWriter: ['s3', 'sqs'],
      Canary: ['dynamodb', 'secretsmanager'],
      CanaryHandler: ['dynamodb', 'sqs'],
      Drain: ['dynamodb', 'sns'],
      Intake: ['dynamodb', 'secretsmanager', 'sns'],
      SourceHealth: [],
      crmDestinationHandler: ['dynamodb', 'secretsmanager', 'sqs'],
      securityalertsHandler: ['dynamodb', 'sns', 'sqs'],
      userdirectoryHandler: ['dynamodb', 'sqs'],
    });
  });

  it('is managed by no role', async () => {
    const managing = ['kms:PutKeyPolicy', 'kms:ScheduleKeyDeletion', 'kms:DisableKey', 'kms:CreateGrant'];
    const decisions = await Promise.all(
      functionRoles(template).flatMap((role) =>
        managing.map((action) =>
          new RolePermissions(template, role).mayOn(action, KEY, { resourcePolicy: KEY_POLICY }),
        ),
      ),
    );

    expect(decisions).not.toContain(true);
  });
});
