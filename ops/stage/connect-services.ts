import type { Call, Credentials } from '../../aws/operator/connection.ts';
import type { LambdaFunctions } from '../../aws/operator/lambda-functions.ts';
import { OpsError } from '../ops-error.ts';
import { once } from './once.ts';
import { opsErrorOf } from './ops-error-of.ts';
import type { Functions, StageServices } from './stage-services.ts';

/** Where the services of a stage are. */
export interface ServicePlace {
  /** @default that of the environment or the profile */
  readonly region?: string;
  /** By the names of `pipeline.json`. @default those of AWS */
  readonly endpoints?: Readonly<Partial<Record<string, string>>>;
  /** @default what the environment and the profile say */
  readonly credentials?: Credentials;
  /** How long a look into a queue waits for a message. @default as long as SQS needs to ask all of its servers */
  readonly waitSeconds?: number;
}

/** The services, and what ends those that were connected. */
export interface ConnectedServices {
  readonly services: StageServices;
  close(): void;
}

/** The services of a stage. Nothing is loaded or connected yet. */
export function connectServices(place: ServicePlace): ConnectedServices {
  const opened: { close(): void }[] = [];
  const connection = (service: string) => connectionTo(service, place);
  const keep = <Service extends { close(): void }>(service: Service) => {
    opened.push(service);
    return service;
  };
  return {
    services: {
      functions: once(async () => {
        const { LambdaFunctions } = await import('../../aws/operator/lambda-functions.ts');
        return answering(keep(new LambdaFunctions(connection('lambda'))));
      }),
      mappings: once(async () => {
        const { LambdaMappings } = await import('../../aws/operator/lambda-mappings.ts');
        return keep(new LambdaMappings(connection('lambda')));
      }),
      queues: once(async () => {
        const { SqsQueues } = await import('../../aws/operator/sqs-queues.ts');
        return keep(new SqsQueues(connection('sqs'), place.waitSeconds));
      }),
      tables: once(async () => {
        const { DynamoDbTables } = await import('../../aws/operator/dynamodb-tables.ts');
        return keep(new DynamoDbTables(connection('dynamodb')));
      }),
      objects: once(async () => {
        const { ArchiveObjects } = await import('../../aws/operator/archive-objects.ts');
        return keep(new ArchiveObjects(connection('s3')));
      }),
      secrets: once(async () => {
        const { OperatorSecrets } = await import('../../aws/operator/operator-secrets.ts');
        return keep(new OperatorSecrets(connection('secretsmanager')));
      }),
      subscriptions: once(async () => {
        const { SnsSubscriptions } = await import('../../aws/operator/sns-subscriptions.ts');
        return keep(new SnsSubscriptions(connection('sns')));
      }),
      alarms: once(async () => {
        const { CloudWatchAlarms } = await import('../../aws/operator/cloudwatch-alarms.ts');
        return keep(new CloudWatchAlarms(connection('cloudwatch')));
      }),
      stacks: once(async () => {
        const { CloudFormationStacks } = await import('../../aws/operator/cloudformation-stacks.ts');
        return keep(new CloudFormationStacks(connection('cloudformation')));
      }),
      tableStates: once(async () => {
        const { DynamoDbTableStates } = await import('../../aws/operator/table-states.ts');
        return keep(new DynamoDbTableStates(connection('dynamodb')));
      }),
      tableRestores: once(async () => {
        const { TableRestores } = await import('../../aws/deployer/table-restores.ts');
        return keep(new TableRestores(connection('dynamodb')));
      }),
      state: once(async () => {
        const { TaggedState } = await import('../../aws/operator/tagged-state.ts');
        return keep(new TaggedState(connection));
      }),
    },
    close() {
      for (const service of opened) service.close();
    },
  };
}

/** How a service of the place is reached. */
export function connectionTo(service: string, { region, endpoints, credentials }: ServicePlace) {
  const endpoint = endpoints?.[service];
  return {
    ...(region === undefined ? {} : { region }),
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(credentials === undefined ? {} : { credentials }),
    translate: (error: unknown, call: Call) => opsErrorOf(error, call) ?? error,
  };
}

/** What the commands want of a function is its answer. */
function answering(functions: LambdaFunctions): Functions {
  return {
    async invoke(functionName, request) {
      const result = await functions.invoke(functionName, request);
      if (result.ok) return result.answer;
      throw new OpsError('function-failed', `the function ${functionName} failed: ${result.reason}`);
    },
  };
}
