import type { TopicMessage } from '../../../core/topic/topic.ts';
import type { WatchedTopic } from '../../../core/topic/watched-topic.ts';
import { INTAKE_SERVICE } from '../../../lambda/intake/delivery-metrics.ts';
import { intakeFromEnvironment } from '../../../lambda/intake/from-environment.ts';
import { intakeHandler } from '../../../lambda/intake/intake-handler.ts';
import { createTelemetry } from '../../../lambda/telemetry.ts';
import { unitsConsumed } from '../../services/metering-relay.ts';
import type { Engine } from './engine.ts';
import { realDelivery } from './real-ids.ts';
import { lineBytes, metricsIn, writtenLines } from './written-lines.ts';

/** How many it takes in. */
export const DELIVERIES = 20;

/** The intake's own function takes new deliveries, one after the other. */
export async function measureIntake(engine: Engine) {
  const telemetry = createTelemetry(INTAKE_SERVICE);
  const intake = intakeFromEnvironment(process.env, telemetry);
  const published: TopicMessage[] = [];
  const ports = { ...intake.ports, topic: noting(intake.ports.topic, published) };
  const handler = intakeHandler({ ...intake, ports }, telemetry);
  const answers: string[] = [];
  engine.relay.takeCalls();
  const lines = await writtenLines(async () => {
    for (let count = 0; count < DELIVERIES; count += 1) {
      const { statusCode, body } = await handler(realDelivery());
      if (statusCode !== 200) throw new Error(`a delivery was answered with ${statusCode}: ${body}`);
      answers.push(body);
    }
  });
  const calls = engine.relay.takeCalls();
  const looks = calls.filter(({ name }) => name === 'GetItem');
  return {
    lines,
    line: lineBytes(lines),
    metrics: metricsIn(lines),
    published,
    answerBytes: Buffer.byteLength(answers[0] ?? ''),
    writeUnits: unitsConsumed(calls).write / DELIVERIES,
    lookUnits: unitsConsumed(looks).read / looks.length,
    itemBytes: await engine.itemBytes('ledger'),
  };
}

function noting(topic: WatchedTopic, published: TopicMessage[]): WatchedTopic {
  return {
    publish: async (message) => {
      await topic.publish(message);
      published.push(message);
    },
    failedLately: () => topic.failedLately(),
  };
}

/** Bytes that the envelope adds to the body, with the attributes for the filters. */
export function envelopeBytes({ body, attributes }: TopicMessage): number {
  const { data } = JSON.parse(body) as { readonly data: unknown };
  const ofAttributes = Object.entries(attributes).flat().join('');
  return Buffer.byteLength(body) - Buffer.byteLength(JSON.stringify(data)) + Buffer.byteLength(ofAttributes);
}
