import type { Construct } from 'constructs';
import { DrainFunction } from './drain-function.ts';
import type { EventLedger } from './event-ledger.ts';
import type { EventTopic } from './event-topic.ts';
import { IntakeFunction } from './intake-function.ts';
import type { ParkedEvents } from './parked-events.ts';
import type { PipelineSettings } from './pipeline-settings.ts';

/** What events are handed over by: where they are recorded, where they wait, and where they go. */
export interface HandOverParts {
  readonly ledger: EventLedger;
  readonly parked: ParkedEvents;
  readonly topic: EventTopic;
  readonly settings: PipelineSettings;
}

/** Makes the two functions that hand events over: the intake, and the drain for what the intake had to park. */
export function makeHandOver(
  scope: Construct,
  { ledger, parked, topic, settings }: HandOverParts,
): { readonly intake: IntakeFunction; readonly drain: DrainFunction } {
  const retentionDays = settings.ledgerRetention.toDays();
  const intake = new IntakeFunction(scope, 'Intake', settings);
  intake.recordIn(ledger, { retentionDays });
  intake.parkIn(parked);
  intake.publishTo(topic);
  const drain = new DrainFunction(scope, 'Drain', { ...settings, intake: intake.function });
  drain.drain(parked);
  drain.recordIn(ledger, { retentionDays });
  drain.publishTo(topic);
  intake.wake(drain);
  return { intake, drain };
}
