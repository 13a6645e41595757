import {
  CreateTableCommand,
  type CreateTableCommandInput,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { LOCAL_ACCOUNT } from '../template/create-scope.ts';
import { applied, each, withoutEffect } from '../template/property-table.ts';
import type { ResourceNames } from '../template/scope.ts';
import type { LocalStack } from './local-stack.ts';
import { physicalName } from './physical-name.ts';
import type { ResolvedResource, ResourceType } from './resource-type.ts';

const NO_CAPACITY = withoutEffect('the local engine does not limit throughput');
const IN_MEMORY = withoutEffect('tables live in memory and end with the process');
const NO_INSIGHTS = withoutEffect('nothing reads access statistics locally');

const KEYS = {
  TableName: applied,
  AttributeDefinitions: applied,
  KeySchema: applied,
  GlobalSecondaryIndexes: each({
    IndexName: applied,
    KeySchema: applied,
    Projection: applied,
    ProvisionedThroughput: NO_CAPACITY,
    OnDemandThroughput: NO_CAPACITY,
    WarmThroughput: NO_CAPACITY,
    WriteOnDemandThroughputSettings: NO_CAPACITY,
    ContributorInsightsSpecification: NO_INSIGHTS,
  }),
  TimeToLiveSpecification: each({ AttributeName: applied, Enabled: applied }),
  BillingMode: NO_CAPACITY,
  WarmThroughput: NO_CAPACITY,
  SSESpecification: withoutEffect('there is no disk to encrypt'),
  Tags: withoutEffect('nothing reads table tags locally'),
};

interface TableProperties {
  readonly TableName?: string;
  readonly AttributeDefinitions: CreateTableCommandInput['AttributeDefinitions'];
  readonly KeySchema: CreateTableCommandInput['KeySchema'];
  readonly GlobalSecondaryIndexes?: readonly TableIndex[];
  readonly TimeToLiveSpecification?: { readonly AttributeName?: string; readonly Enabled?: boolean };
}

type TableIndex = Pick<
  NonNullable<CreateTableCommandInput['GlobalSecondaryIndexes']>[number],
  'IndexName' | 'KeySchema' | 'Projection'
>;

/** `AWS::DynamoDB::Table`. */
export const table: ResourceType = {
  properties: {
    ...KEYS,
    ProvisionedThroughput: NO_CAPACITY,
    OnDemandThroughput: NO_CAPACITY,
    PointInTimeRecoverySpecification: IN_MEMORY,
    DeletionProtectionEnabled: IN_MEMORY,
    ContributorInsightsSpecification: NO_INSIGHTS,
    StreamSpecification: withoutEffect('nothing here reads what a table streams'),
    TableClass: withoutEffect('it is a matter of price'),
  },
  create: createTable,
};

/** `AWS::DynamoDB::GlobalTable` with a replica in the stack's own region, which is how CDK's TableV2 makes a table. */
export const globalTable: ResourceType = {
  properties: {
    ...KEYS,
    Replicas: each({
      Region: applied,
      GlobalSecondaryIndexes: NO_CAPACITY,
      PointInTimeRecoverySpecification: IN_MEMORY,
      DeletionProtectionEnabled: IN_MEMORY,
      ContributorInsightsSpecification: NO_INSIGHTS,
      TableClass: withoutEffect('it is a matter of price'),
      Tags: withoutEffect('nothing reads table tags locally'),
    }),
    WriteOnDemandThroughputSettings: NO_CAPACITY,
    WriteProvisionedThroughputSettings: NO_CAPACITY,
  },
  create(resource, stack) {
    const { Replicas } = resource.properties as { Replicas: readonly { Region: string }[] };
    const others = Replicas.filter(({ Region }) => Region !== stack.region);
    if (others.length > 0) {
      throw new Error(
        `replicas outside ${stack.region} are not supported: ${others.map(({ Region }) => Region).join(', ')}`,
      );
    }
    return createTable(resource, stack);
  },
};

async function createTable(resource: ResolvedResource, stack: LocalStack): Promise<ResourceNames> {
  const properties = resource.properties as unknown as TableProperties;
  const name = properties.TableName ?? physicalName(resource, stack, 255);
  await stack.clients.dynamodb.send(new CreateTableCommand(createTableInput(name, properties)));
  const { AttributeName, Enabled } = properties.TimeToLiveSpecification ?? {};
  if (Enabled === true && AttributeName !== undefined) {
    const TimeToLiveSpecification = { AttributeName, Enabled };
    await stack.clients.dynamodb.send(
      new UpdateTimeToLiveCommand({ TableName: name, TimeToLiveSpecification }),
    );
  }
  stack.tables.push({ name, path: resource.path });
  return {
    ref: name,
    attributes: { Arn: `arn:aws:dynamodb:${stack.region}:${LOCAL_ACCOUNT}:table/${name}` },
  };
}

function createTableInput(name: string, properties: TableProperties): CreateTableCommandInput {
  const indexes = properties.GlobalSecondaryIndexes?.map(({ IndexName, KeySchema, Projection }) => ({
    IndexName,
    KeySchema,
    Projection,
  }));
  return {
    TableName: name,
    AttributeDefinitions: properties.AttributeDefinitions,
    KeySchema: properties.KeySchema,
    BillingMode: 'PAY_PER_REQUEST',
    ...(indexes === undefined ? {} : { GlobalSecondaryIndexes: indexes }),
  };
}
