import { CloudJournal } from './cloud-journal.ts';
import { CloudLogs } from './cloud-logs.ts';
import { connectionTo, connectServices, type ServicePlace } from './connect-services.ts';
import { findStage } from './find-stage.ts';
import { once } from './once.ts';
import type { Stage } from './stage.ts';

/** Where a deployed stage is, as far as that is known. */
export interface DeployedPlace extends ServicePlace {
  readonly now?: () => Date;
}

/** Opens a stage on AWS by what it says of itself. Throws an `OpsError` where it cannot be found or asked. */
export async function openDeployedStage(name: string, place: DeployedPlace = {}): Promise<Stage> {
  const { now = () => new Date() } = place;
  const { description, flags } = await describe(name, place);
  const there: ServicePlace = { ...place, region: description.region };
  const connected = connectServices(there);
  const told = connectTelling(there);
  return {
    description,
    isLocal: false,
    flags,
    services: connected.services,
    logs: new CloudLogs(told.logs),
    metrics: { read: async (queries, range) => (await told.metrics()).read(queries, range) },
    journal: new CloudJournal(description, { ...told, now }),
    now,
    close() {
      connected.close();
      told.close();
    },
  };
}

async function describe(name: string, place: DeployedPlace) {
  const { SsmParameters } = await import('../../aws/operator/ssm-parameters.ts');
  // The SDK does not look at the second, which the AWS CLI does.
  const region = place.region ?? process.env['AWS_REGION'] ?? process.env['AWS_DEFAULT_REGION'];
  const there = region === undefined ? place : { ...place, region };
  const parameters = new SsmParameters(connectionTo('ssm', there));
  try {
    const description = await findStage(name, parameters);
    const flag = place.region === undefined ? [] : ['--region', place.region];
    return { description, flags: ['--stage', name, ...flag] };
  } finally {
    parameters.close();
  }
}

/** What tells of a stage, and what it is told. */
function connectTelling(place: ServicePlace) {
  const opened: { close(): void }[] = [];
  const keep = <Service extends { close(): void }>(service: Service) => {
    opened.push(service);
    return service;
  };
  return {
    logs: once(async () => {
      const { CloudWatchLogs } = await import('../../aws/operator/cloudwatch-logs.ts');
      return keep(new CloudWatchLogs(connectionTo('logs', place)));
    }),
    metrics: once(async () => {
      const { CloudWatchMetrics } = await import('../../aws/operator/cloudwatch-metrics.ts');
      return keep(new CloudWatchMetrics(connectionTo('cloudwatch', place)));
    }),
    bus: once(async () => {
      const { EventBus } = await import('../../aws/operator/event-bus.ts');
      return keep(new EventBus(connectionTo('events', place)));
    }),
    who: once(async () => {
      const { callerArn } = await import('../../aws/operator/caller.ts');
      return await callerArn(connectionTo('sts', place));
    }),
    close() {
      for (const service of opened) service.close();
    },
  };
}
