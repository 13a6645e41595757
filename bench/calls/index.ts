import { privy } from '../../core/providers/privy/index.ts';
import { intakeFromEnvironment } from '../../lambda/intake/from-environment.ts';
import { type IntakeHandler, intakeHandler } from '../../lambda/intake/intake-handler.ts';
import type { Telemetry } from '../../lambda/telemetry.ts';
import { type Bench, figure, type Goal } from '../bench.ts';
import { deliveryEvent } from '../intake/delivery-event.ts';
import { receiverEnvironment, SECRET } from '../intake/receiver-environment.ts';
import { type ServicesOptions, startServices } from '../services/start-services.ts';

/** A kind of delivery, and how many calls it may take. */
interface Kind {
  readonly name: string;
  readonly services?: Pick<ServicesOptions, 'state'>;
  readonly secret?: string;
  readonly status: number;
  readonly goal: number;
  readonly reason?: string;
}

const KINDS: readonly Kind[] = [
  { name: 'new', status: 200, goal: 3 },
  { name: 'duplicate', services: { state: 'published' }, status: 200, goal: 1 },
  { name: 'rejected', secret: privy.makeSecret(Buffer.alloc(24, 8)), status: 401, goal: 0 },
  {
    name: 'parked',
    services: { state: 'down' },
    status: 200,
    goal: 2,
    reason: 'the third looks at the line of the user, so that the event comes behind those in it',
  },
];

/** Until the secrets, the flag and the topic's failure are known, and forged deliveries have used up their looks. */
const WARM_UP = 8;
const DELIVERIES = 40;

/** The calls that one delivery takes, on the wire, attempts of the SDK included. */
export const calls: Bench = {
  name: 'calls',
  title: 'Calls of a delivery',
  about:
    `Requests on the wire per delivery, of ${DELIVERIES} one after the other in a warm sandbox, without what is asked once a second (the flag that ` +
    'says whether anything is parked).',
  async run(onProgress) {
    const rows: string[][] = [];
    const goals: Goal[] = [];
    for (const kind of KINDS) {
      onProgress(kind.name);
      const counted = await countedCalls(kind);
      const sum = Object.values(counted).reduce((all, count) => all + count, 0) / DELIVERIES;
      const parts = Object.entries(counted).map(([name, count]) => `${figure(count / DELIVERIES)} ${name}`);
      rows.push([kind.name, figure(sum), parts.join(', ') || 'none']);
      goals.push({
        goal: `${kind.name}: ${kind.goal}`,
        measured: figure(sum),
        isMet: Math.round(sum * 10) / 10 <= kind.goal,
        ...(kind.reason === undefined ? {} : { reason: kind.reason }),
      });
    }
    return { tables: [{ columns: ['', 'calls', 'which'], rows }], goals };
  },
};

async function countedCalls(kind: Kind): Promise<Readonly<Record<string, number>>> {
  const services = await startServices({ secret: SECRET, ...kind.services });
  try {
    Object.assign(process.env, receiverEnvironment(services));
    const handler = intakeHandler(intakeFromEnvironment(process.env, SILENT), SILENT);
    await deliver(handler, kind, WARM_UP);
    await services.takeCalls();
    await deliver(handler, kind, DELIVERIES);
    const { GetItem: _, ...counted } = await services.takeCalls();
    return counted;
  } finally {
    services.close();
  }
}

async function deliver(
  handler: IntakeHandler,
  { secret = SECRET, status }: Kind,
  count: number,
): Promise<void> {
  for (let done = 0; done < count; done += 1) {
    const { statusCode } = await handler(deliveryEvent(secret));
    if (statusCode !== status) throw new Error(`answered ${statusCode} instead of ${status}`);
  }
}

const ignore = () => undefined;
const SILENT: Telemetry = { logger: { info: ignore, warn: ignore, error: ignore }, logAndCount: ignore };
