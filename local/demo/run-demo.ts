import { createClients } from '../engines/clients.ts';
import type { DeliveryReport } from './delivery-hops.ts';
import type { DemoOutput } from './demo-output.ts';
import { differences } from './differences.ts';
import { type FilterPolicy, passesFilter } from './filter-policy.ts';
import type { ObservablePipeline } from './observable-pipeline.ts';
import { type Observatory, observeDelivery } from './observe-delivery.ts';
import { planDeliveries } from './plan-deliveries.ts';
import type { PlannedDelivery } from './planned-delivery.ts';
import { subscriptionFilters } from './subscription-filters.ts';
import { summarize } from './summarize.ts';
import { callTopicWitness } from './topic-witness.ts';
import { nextSteps } from './try-next.ts';
import { watchPipeline } from './watch-pipeline.ts';
import { jsonWriter } from './write-json.ts';
import { textWriter } from './write-text.ts';

export type { DemoOutput } from './demo-output.ts';

/** Sends signed sample deliveries through the pipeline and shows what became of each, hop by hop. */
export async function runDemo(
  pipeline: ObservablePipeline,
  output: DemoOutput,
): Promise<{ asExpected: boolean }> {
  const writer = output.json ? jsonWriter(output) : textWriter(output);
  const sources = Object.entries(pipeline.sources).map(([name, source]) => ({ name, ...source }));
  const planned = planDeliveries(sources, new Date());
  writer.started(planned.length);
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
  const reports: DeliveryReport[] = [];
  try {
    for (const delivery of planned) {
      reports.push(await report(delivery, { pipeline, clients, watch, witness }, filters));
    }
  } finally {
    watch.stop();
    await witness.dismiss();
    for (const client of Object.values(clients)) client.destroy();
  }
  return reports;
}

async function report(
  delivery: PlannedDelivery,
  observatory: Observatory,
  filters: ReadonlyMap<string, FilterPolicy>,
): Promise<DeliveryReport> {
  const facts = await observeDelivery(delivery, observatory);
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
    passesFilter(filter, { type, provider, source, ...(test ? { test: 'true' } : {}) })
  );
}

async function countDeadLetters({ subscribers, peekQueue }: ObservablePipeline): Promise<number> {
  const queues = await Promise.all(Object.values(subscribers).map(({ dlqUrl }) => peekQueue(dlqUrl)));
  return queues.flat().length;
}
