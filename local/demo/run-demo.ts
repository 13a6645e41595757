import { type FilterPolicy, passesFilter } from '../../core/topic/filter-policy.ts';
import { createClients } from '../cloud/engines/clients.ts';
import { deadLetterPlaces } from '../dead-letter-places.ts';
import type { ObservablePipeline } from '../observable-pipeline.ts';
import type { TerminalOutput } from '../terminal/terminal-output.ts';
import { callArchiveWitness } from './archive-witness.ts';
import type { DeliveryReport } from './delivery-hops.ts';
import { differences } from './differences.ts';
import { type ObservedDelivery, observeArchive } from './observe-archive.ts';
import { type Observatory, observeDelivery } from './observe-delivery.ts';
import { firstSources, planDeliveries } from './plan-deliveries.ts';
import type { PlannedDelivery } from './planned-delivery.ts';
import { subscriptionFilters } from './subscription-filters.ts';
import { summarize } from './summarize.ts';
import { callTopicWitness } from './topic-witness.ts';
import { nextSteps } from './try-next.ts';
import { watchPipeline } from './watch-pipeline.ts';
import { jsonWriter } from './write-json.ts';
import { textWriter } from './write-text.ts';

export type { TerminalOutput } from '../terminal/terminal-output.ts';

/** Sends signed sample deliveries through the pipeline and shows what became of each, hop by hop. */
export async function runDemo(
  pipeline: ObservablePipeline,
  output: TerminalOutput,
): Promise<{ asExpected: boolean }> {
  const writer = output.json ? jsonWriter(output) : textWriter(output);
  const sources = Object.entries(pipeline.sources).map(([name, source]) => ({ name, ...source }));
  const planned = planDeliveries(sources, new Date());
  const first = firstSources(sources);
  writer.started({
    deliveries: planned.length,
    leftOut: sources.map(({ name }) => name).filter((name) => !first.includes(name)),
  });
  const reports = await observeAll(planned, pipeline);
  const summary = summarize(reports, await countDeadLetters(pipeline));
  writer.finished(reports, summary);
  if (output.tryNext ?? true) {
    writer.next(nextSteps(pipeline, { now: new Date(), workingDirectory: process.cwd() }));
  }
  return { asExpected: summary.asExpected };
}

async function observeAll(
  planned: readonly PlannedDelivery[],
  pipeline: ObservablePipeline,
): Promise<DeliveryReport[]> {
  const clients = createClients(pipeline.region, pipeline.aws);
  const filters = await subscriptionFilters(pipeline, clients.sns);
  const witness = await callTopicWitness(clients, pipeline.topicArn);
  const watch = watchPipeline(pipeline);
  try {
    const observed = await observeEach(planned, { pipeline, clients, watch, witness });
    return observed.map((delivery) => report(delivery, filters));
  } finally {
    watch.stop();
    await witness.dismiss();
    for (const client of Object.values(clients)) client.destroy();
  }
}

async function observeEach(
  planned: readonly PlannedDelivery[],
  observatory: Observatory,
): Promise<ObservedDelivery[]> {
  const { pipeline, clients, watch } = observatory;
  const { archive } = pipeline;
  const witness = archive && (await callArchiveWitness(clients.s3, archive.bucket));
  const observed: ObservedDelivery[] = [];
  for (const delivery of planned)
    observed.push({ delivery, facts: await observeDelivery(delivery, observatory) });
  return witness === undefined ? observed : observeArchive(observed, { witness, watch });
}

function report(
  { delivery, facts }: ObservedDelivery,
  filters: ReadonlyMap<string, FilterPolicy>,
): DeliveryReport {
  const wantedBy = Object.keys(facts.subscribers).filter((name) => isWanted(delivery, filters.get(name)));
  return {
    delivery,
    facts,
    wantedBy,
    differences: differences(delivery, facts, (name) => wantedBy.includes(name)),
  };
}

/** Compares what the subscription asks for with the event; the patterns of the configuration became this filter. */
function isWanted({ event, source }: PlannedDelivery, filter: FilterPolicy | undefined): boolean {
  const { type, provider, test } = event;
  return (
    filter !== undefined &&
    passesFilter(filter, { type, provider, source, ...(test ? { test: 'true' } : {}) }) === true
  );
}

async function countDeadLetters(pipeline: ObservablePipeline): Promise<number> {
  const places = Object.values(deadLetterPlaces(pipeline));
  const queues = await Promise.all(places.map(({ dlqUrl }) => pipeline.peekQueue(dlqUrl)));
  return queues.flat().length;
}
