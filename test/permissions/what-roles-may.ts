import type { Template } from 'aws-cdk-lib/assertions';
import { RolePermissions } from '../lib/role-permissions.ts';
import { resources } from '../lib/template-of.ts';
import {
  ASKED_ACTIONS,
  ASKED_OBJECT_ACTIONS,
  ASKED_WITHOUT_RESOURCE,
  FORBIDDEN_ACTIONS,
} from './asked-actions.ts';

/** What a role may do to one thing. */
export interface Allowed {
  /** Without the name of the pipeline's construct and the hash: `Intake`. */
  readonly role: string;
  readonly resource: string;
  readonly actions: readonly string[];
}

/** Something that can be asked about. */
interface Target {
  readonly name: string;
  readonly arn: string;
  readonly actions: readonly string[];
  readonly leadingKey?: string;
}

/** A folder of the archive each. */
const FOLDERS = ['hot', 'days', 'manifests', 'forgotten', 'forgetting', 'certificates', 'replays'];
/** What entries of handlers begin with: of those that share a table, one is the role's own. */
const HANDLERS = ['user-directory', 'security-alerts', 'crm', 'canary'];

/** What every role of the template that a function has may do to every resource of it, by the rules of IAM. */
export async function whatRolesMay(template: Template): Promise<readonly Allowed[]> {
  const found: Allowed[] = [];
  for (const roleId of functionRoles(template)) {
    const permissions = new RolePermissions(template, roleId);
    for (const target of targetsOf(template, permissions)) {
      const actions = await allowedOf(permissions, target);
      if (actions.length > 0) found.push({ role: shortName(roleId, 'Role'), resource: target.name, actions });
    }
  }
  return found;
}

/** Those of what no role may do that one may do on some resource all the same. */
export async function whatNoneMay(template: Template): Promise<readonly string[]> {
  const found: string[] = [];
  for (const roleId of functionRoles(template)) {
    const permissions = new RolePermissions(template, roleId);
    for (const action of FORBIDDEN_ACTIONS) {
      if (await permissions.mayOn(action, '*')) found.push(`${roleId}: ${action}`);
    }
  }
  return found;
}

async function allowedOf(permissions: RolePermissions, target: Target): Promise<string[]> {
  const context: Record<string, string[]> =
    target.leadingKey === undefined ? {} : { 'dynamodb:LeadingKeys': [target.leadingKey] };
  // What no policy names is denied: only what one names has to be asked. No policy names actions by a wildcard.
  const named = target.actions.filter((action) => permissions.actions().includes(action));
  const decisions = await Promise.all(
    named.map((action) => permissions.mayOn(action, target.arn, { context })),
  );
  return named.filter((_, index) => decisions[index]);
}

/** Logical ids of the roles that Lambda functions have. */
export function functionRoles(template: Template): string[] {
  const functions = Object.values(resources(template, 'AWS::Lambda::Function'));
  return functions.map(
    ({ Properties }) => (Properties['Role'] as { 'Fn::GetAtt': string[] })['Fn::GetAtt'][0] ?? '',
  );
}

function targetsOf(template: Template, permissions: RolePermissions): Target[] {
  const ofResources = Object.entries(ASKED_ACTIONS).flatMap(([type, actions]) =>
    Object.entries(resources(template, type)).flatMap(([id, { Properties }]): Target[] => {
      const [name, arn] = [shortName(id), permissions.arn(id)];
      if (type === 'AWS::Logs::LogGroup') return [{ name, arn: arn.replace('*', 'log-stream:s'), actions }];
      if (type === 'AWS::S3::Bucket') return [{ name, arn, actions }, ...objectsOf(name, arn)];
      if (type === 'AWS::DynamoDB::Table') return tableOf({ name, arn, actions }, Properties);
      return [{ name, arn, actions }];
    }),
  );
  return [...ofResources, { name: 'everything', arn: '*', actions: ASKED_WITHOUT_RESOURCE }];
}

function objectsOf(name: string, arn: string): Target[] {
  return [...FOLDERS, 'other'].map((folder) => ({
    name: `${name}/${folder}/`,
    arn: `${arn}/${folder}/2026-11-27/0123`,
    actions: ASKED_OBJECT_ACTIONS,
  }));
}

/** Tables that handlers share are asked about for each handler's entries, and every index by itself. */
function tableOf(table: Target, properties: Readonly<Record<string, unknown>>): Target[] {
  const indexes = (properties['GlobalSecondaryIndexes'] ?? []) as readonly { readonly IndexName: string }[];
  const isShared = ['InboxTable', 'QuarantineTable'].includes(table.name);
  return [
    ...(isShared
      ? HANDLERS.map((handler) => ({
          ...table,
          name: `${table.name}: entries of ${handler}`,
          leadingKey: `${handler}#privy/main#msg_1`,
        }))
      : [table]),
    ...indexes.map(({ IndexName }) => ({
      name: `${table.name}/index/${IndexName}`,
      arn: `${table.arn}/index/${IndexName}`,
      actions: ['dynamodb:Query', 'dynamodb:Scan'],
    })),
  ];
}

function shortName(logicalId: string, end = ''): string {
  return logicalId.replace(new RegExp(`${end}[0-9A-F]{8}$`), '').replace(/^Pipeline/, '');
}
