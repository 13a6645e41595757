import type { SourceName } from '../../core/events/source-name.ts';
import { providerOf } from '../../core/events/source-name.ts';
import { providers } from '../../core/providers/index.ts';
import type { Provider } from '../../core/providers/provider.ts';
import type { AcceptedSecret } from '../../core/secrets/secrets.ts';
import { intakeHandler } from '../../lambda/intake/intake-handler.ts';
import { proxyEvent } from '../support/memory-intake.ts';
import { recordedTelemetry } from '../support/recorded-telemetry.ts';
import { Actor } from './actor.ts';
import { USUAL_DEATH_CHANCE } from './faulty-calls.ts';
import { type IntakeFailure, Outages } from './outages.ts';
import { ATTEMPT_TIMEOUT, type HttpAnswer } from './provider-schedules.ts';
import type { Sandbox } from './sandbox.ts';
import { Sandboxes } from './sandboxes.ts';
import { SIMULATED_SOURCES, type SimulatedEvent } from './simulated-events.ts';
import type { Variant } from './variant.ts';
import type { World } from './world.ts';

const INTAKE_FAILURES = ['out-of-reach', 'dying'] as const;
const DEATH_CHANCE_WHEN_DYING = 0.3;
const LOST_ANSWER_CHANCE = 0.005;
/** API Gateway answers for a function that died, at the latest when it would have timed out. */
const FUNCTION_TIMEOUT = 10_000;

const sources = new Map(SIMULATED_SOURCES.map(({ name }) => [name as string, { name, environment: 'test' }]));
const secrets = {
  accepted: async (source: SourceName): Promise<readonly AcceptedSecret[]> =>
    SIMULATED_SOURCES.filter(({ name }) => name === source).map(({ secret }) => ({
      value: secret,
      stage: 'current',
    })),
  refreshed: async () => undefined,
  expired: () => undefined,
};

/** The real intake at the end of an unreliable network. */
export class SimulatedIntake {
  readonly #world: World;
  readonly #variant: Variant;
  readonly #outages: Outages<IntakeFailure>;
  readonly #sandboxes: Sandboxes;

  constructor(world: World, variant: Variant, failUntil: number) {
    this.#world = world;
    this.#variant = variant;
    this.#outages = new Outages<IntakeFailure>(INTAKE_FAILURES, failUntil, world.random);
    this.#sandboxes = new Sandboxes(world);
  }

  /** One attempt, signed now: what the provider gets to see of it. */
  async deliver(event: SimulatedEvent, { redelivery = false } = {}): Promise<HttpAnswer> {
    const { time, random, tally } = this.#world;
    tally.add('deliveries');
    const sentAt = time.elapsed;
    const request = signed(event, redelivery, time.date());
    await time.sleep(random.between(5, 200));

    const failure = this.#outages.at(time.elapsed);
    const answer = failure === 'out-of-reach' ? this.#refusal() : await this.#run(event, request, failure);
    if (answer.status !== undefined && !random.chance(LOST_ANSWER_CHANCE)) return answer;
    if (answer.status !== undefined) tally.add('answersLost');
    await time.sleep(sentAt + ATTEMPT_TIMEOUT - time.elapsed);
    return {};
  }

  #refusal(): HttpAnswer {
    this.#world.tally.add('outOfReach');
    return this.#world.random.pick<HttpAnswer>([{}, { status: 429 }, { status: 503 }]);
  }

  /** Resolves with the handler's answer, or with API Gateway's when the function dies. */
  #run(event: SimulatedEvent, request: unknown, failure: IntakeFailure | undefined): Promise<HttpAnswer> {
    const { time, random, tally } = this.#world;
    const startedAt = time.elapsed;
    return new Promise((resolve, reject) => {
      const onDeath = () => {
        tally.add('died');
        time.after(random.between(0, FUNCTION_TIMEOUT), () => resolve({ status: 502 }));
      };
      const deathChance = failure === 'dying' ? DEATH_CHANCE_WHEN_DYING : USUAL_DEATH_CHANCE;
      const actor = new Actor({ kind: 'intake', startedAt, key: event.key, deathChance, onDeath });
      const sandbox = this.#sandboxes.take();
      this.#handle(event, request, { actor, sandbox })
        .then(resolve, reject)
        .finally(() => this.#sandboxes.putBack(sandbox));
    });
  }

  async #handle(
    event: SimulatedEvent,
    request: unknown,
    { actor, sandbox }: Invocation,
  ): Promise<HttpAnswer> {
    const { time, judge, tally } = this.#world;
    const { telemetry, lines } = recordedTelemetry();
    const ports = { ...this.#variant.intakePorts(sandbox.portsFor(actor)), secrets };
    const options = { sources, retentionDays: this.#variant.retentionDays };
    const handler = intakeHandler({ options, ports, secretArnOf: () => undefined }, telemetry);
    const { statusCode, headers } = await handler(request);

    tally.timeAnswer(time.elapsed - actor.startedAt);
    const { outcome, degraded } = { ...lines.at(-1) };
    tally.add(outcomeCounter(outcome));
    if (degraded !== undefined) tally.add('degraded');
    const status = this.#variant.statusOf(statusCode);
    if (status === 200) judge.acknowledge(event, time.elapsed);
    const retryAfter = headers?.['retry-after'];
    return { status, ...(retryAfter === undefined ? {} : { retryAfterSeconds: Number(retryAfter) }) };
  }
}

interface Invocation {
  readonly actor: Actor;
  readonly sandbox: Sandbox;
}

function outcomeCounter(outcome: unknown) {
  const expected = (['accepted', 'duplicate', 'parked', 'unavailable'] as const).find(
    (one) => one === outcome,
  );
  return expected ?? 'unexpected';
}

function signed({ source, id, body }: SimulatedEvent, redelivery: boolean, at: Date) {
  const bytes = body(redelivery);
  const provider: Provider = providers[providerOf(source.name)];
  const headers = provider.sign(bytes, { secret: source.secret, id, at });
  return proxyEvent({ path: `/webhooks/${source.name}`, headers, body: bytes });
}
