import { type ITable, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Grant } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { Write } from '../../core/inbox/write.ts';
import type { HandlerTable } from '../../lambda/handler-kit/manifest.ts';
import { defined } from '../defined.ts';
import { grantKeyUse } from '../encryption/use-key.ts';
import type { HandlerProps } from '../handler.ts';
import type { NodeFunction } from '../node-function.ts';
import { retainedTable } from '../retained-table.ts';

/** What each kind of write takes. The inbox's transactions, in which the writes are made, never read. */
const WRITE_ACTIONS: Readonly<Record<Write['kind'], string>> = {
  put: 'dynamodb:PutItem',
  update: 'dynamodb:UpdateItem',
  delete: 'dynamodb:DeleteItem',
};

const READ_ACTION = 'dynamodb:GetItem';

/** The tables that a handler's manifest names, by its names: what the function may do with them, and what they are called. */
export function addHandlerTables(
  scope: Construct,
  handler: NodeFunction,
  props: HandlerProps,
): ReadonlyMap<string, Table | ITable> {
  const named = Object.entries(props.manifest.tables ?? {});
  return new Map(
    named.map(([name, table]) => {
      const { environmentVariable, writes = [], reads = false } = table;
      const resource = tableFor(scope, handler, { ...props, name, table });
      const actions = [...writes.map((kind) => WRITE_ACTIONS[kind]), ...(reads ? [READ_ACTION] : [])];
      Grant.addToPrincipal({ grantee: handler, actions, resourceArns: [resource.tableArn] });
      handler.resource.addEnvironment(environmentVariable, resource.tableName);
      return [name, resource];
    }),
  );
}

interface WantedTable extends Pick<HandlerProps, 'stage' | 'deletionProtection' | 'encryptionKey'> {
  readonly name: string;
  readonly table: HandlerTable;
}

/** The one that exists already, where the manifest names it for the stage. */
function tableFor(
  scope: Construct,
  grantee: NodeFunction,
  { name, table, stage, deletionProtection, encryptionKey }: WantedTable,
): Table | ITable {
  const { partitionKey, sortKey, existing = {} } = table;
  const tableName = Object.hasOwn(existing, stage) ? existing[stage] : undefined;
  if (tableName !== undefined) return Table.fromTableName(scope, name, tableName);
  grantKeyUse(scope, { key: encryptionKey, grantee, service: 'dynamodb' });
  return retainedTable(scope, name, {
    partitionKey,
    ...defined({ sortKey }),
    deletionProtection,
    encryptionKey,
  });
}
