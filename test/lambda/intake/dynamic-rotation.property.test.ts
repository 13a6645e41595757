import fc from 'fast-check';
import type { SecretVersions } from '../../../core/secrets/accepted-secrets.ts';
import { CachedSecrets } from '../../../core/secrets/cached-secrets.ts';
import { intakeHandler } from '../../../lambda/intake/intake-handler.ts';
import { handOverPorts, memoryStores } from '../../support/hand-over-ports.ts';
import { signedEvent } from '../../support/memory-intake.ts';
import { recordedTelemetry } from '../../support/recorded-telemetry.ts';

const OLD = 'dyn_fixtureSecret0000000000000000000000000001';
const NEW = 'dyn_fixtureSecret0000000000000000000000000002';
const SANDBOXES = 4;
const EVENTS = 12;
const MINUTE = 60_000;
const RUNS = 60;

/** One delivery of an event by one of two webhooks. Each sends it as a message of its own, signed with its own secret. */
interface RotationDelivery {
  readonly event: number;
  readonly by: typeof OLD | typeof NEW;
}

function signed({ event, by }: RotationDelivery, redelivery = false) {
  const body = JSON.stringify({
    messageId: `message-${event}-of-${by === OLD ? 'the-first' : 'the-second'}`,
    eventId: `event-${event}`,
    eventName: 'user.session.created',
    timestamp: '2026-11-22T08:00:00.123Z',
    webhookId: by === OLD ? 'the-first' : 'the-second',
    environmentName: 'live',
    ...(redelivery ? { redelivery } : {}),
    data: { userId: `user-${event % 3}` },
  });
  return signedEvent({ source: 'dynamic/main', body, secret: by });
}

/** Sandboxes with secrets of their own in memory, over one ledger and one topic whose calls take turns at random. */
function runningIntake(scheduler: fc.Scheduler) {
  const clock = { now: new Date('2026-11-22T08:00:01.000Z') };
  const now = () => clock.now;
  const store: { versions: SecretVersions } = {
    versions: { current: { value: OLD, createdAt: new Date('2026-01-01T00:00:00.000Z') } },
  };
  const stores = memoryStores(clock);
  const { ledger, topic } = stores;
  const inTurn = <Args extends unknown[], T>(call: (...args: Args) => Promise<T>) =>
    scheduler.scheduleFunction(call);
  const { telemetry, published } = recordedTelemetry();
  const handlers = Array.from({ length: SANDBOXES }, () => {
    const fetch = inTurn(async () => store.versions);
    return intakeHandler(
      {
        options: {
          sources: new Map([['dynamic/main', { name: 'dynamic/main', environment: 'live' }]]),
          retentionDays: 100,
        },
        ports: {
          secrets: new CachedSecrets({ fetch, now, graceHours: 48 }),
          ...handOverPorts(stores, clock),
          ledger: {
            claim: inTurn(ledger.claim.bind(ledger)),
            markPublished: inTurn(ledger.markPublished.bind(ledger)),
            published: inTurn(ledger.published.bind(ledger)),
          },
          topic: { publish: inTurn(topic.publish.bind(topic)), failedLately: () => false },
        },
        secretArnOf: () => undefined,
      },
      telemetry,
    );
  });

  /** Gives every sandbox a share of the deliveries. A sandbox takes one at a time, as Lambda has it. */
  async function deliver(events: readonly unknown[]): Promise<number[]> {
    const waiting = [...events];
    const statuses: number[] = [];
    const sandboxes = handlers.map(async (handler) => {
      for (let event = waiting.shift(); event !== undefined; event = waiting.shift()) {
        statuses.push((await handler(event)).statusCode);
      }
    });
    await scheduler.waitFor(Promise.all(sandboxes));
    return statuses;
  }

  const later = (milliseconds: number) => {
    clock.now = new Date(clock.now.getTime() + milliseconds);
  };
  const put = (value: string) => {
    const { current: previous } = store.versions;
    store.versions = { current: { value, createdAt: clock.now }, previous };
  };
  return { deliver, later, put, topic, published };
}

const bothWebhooks = fc.shuffledSubarray(
  Array.from({ length: EVENTS }, (_, event) => [
    { event, by: OLD },
    { event, by: NEW },
  ]).flat() as RotationDelivery[],
  { minLength: 2 * EVENTS },
);

describe('a rotation of the secret of Dynamic by a second webhook on the same URL', () => {
  it('refuses no delivery and publishes no event twice, under load with both webhooks signing', () =>
    fc.assert(
      fc.asyncProperty(fc.scheduler(), bothWebhooks, async (scheduler, deliveries) => {
        const intake = runningIntake(scheduler);
        const before = Array.from({ length: SANDBOXES }, (_, n) => signed({ event: EVENTS + n, by: OLD }));
        const answers = [await intake.deliver(before)];

        intake.put(NEW);
        intake.later(1000);
        answers.push(await intake.deliver(deliveries.map((delivery) => signed(delivery))));

        // The first webhook is deleted, and somebody redelivers what the second has sent.
        intake.later(10 * MINUTE);
        const ofSecond = deliveries.filter(({ by }) => by === NEW);
        answers.push(await intake.deliver(ofSecond.map((delivery) => signed(delivery, true))));

        expect(answers.flat()).toEqual(Array(SANDBOXES + 3 * EVENTS).fill(200));
        const ids = intake.topic.messages.map(({ body }) => JSON.parse(body).id);
        const expected = Array.from(
          { length: EVENTS + SANDBOXES },
          (_, n) => `event-${n}:user.session.created`,
        );
        expect(ids.sort()).toEqual(expected.sort());
      }),
      { numRuns: RUNS },
    ));

  it('counts the deliveries of the first webhook, until it is deleted', () =>
    fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const intake = runningIntake(scheduler);
        await intake.deliver([signed({ event: 0, by: OLD })]);
        intake.put(NEW);
        intake.later(5 * MINUTE);

        await intake.deliver([signed({ event: 1, by: OLD }), signed({ event: 1, by: NEW })]);

        const names = intake.published.flat().map(([name]) => name);
        expect(names.filter((name) => name === 'VerifiedByPreviousSecret')).toHaveLength(1);
      }),
      { numRuns: RUNS },
    ));
});
