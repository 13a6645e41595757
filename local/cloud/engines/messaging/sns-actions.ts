import { refuseBatch, runBatch } from './batch.ts';
import type { FauxqsModules, FauxqsStores } from './fauxqs-modules.ts';
import { type PublishedMessage, type Publisher, publish, refuseHeavyBatch } from './publish.ts';
import { batchEntriesIn, type FormParameters, publishRequestIn } from './publish-request.ts';

/** The actions of SNS that fauxqs does not do as AWS does. Each gives the XML of its result. */
export const SNS_ACTIONS: Readonly<Record<string, SnsAction>> = {
  Publish: (parameters, publisher) =>
    `<MessageId>${publish(publishRequestIn(parameters), publisher)}</MessageId>`,
  PublishBatch: publishBatch,
};

type SnsAction = (parameters: FormParameters, publisher: Publisher, modules: FauxqsModules) => string;

/** Where messages go, and who hears of them. */
export interface SnsParts {
  readonly stores: FauxqsStores;
  readonly modules: FauxqsModules;
  readonly published: (message: PublishedMessage) => void;
}

/** SNS's answer, or undefined where fauxqs should give it. */
export function answerSns(
  parameters: FormParameters,
  { stores: { snsStore, sqsStore }, modules, published }: SnsParts,
): string | undefined {
  const { Action = '', TopicArn: topicArn = '' } = parameters;
  const action = SNS_ACTIONS[Action];
  const topic = snsStore.getTopic(topicArn);
  if (action === undefined || topic === undefined) return undefined;
  const publisher = { topicArn, topic, snsStore, sqsStore, fanOut: modules.fanOutToSubscriptions, published };
  return modules.snsSuccessResponse(Action, action(parameters, publisher, modules));
}

function publishBatch(
  parameters: FormParameters,
  publisher: Publisher,
  { escapeXml }: FauxqsModules,
): string {
  const entries = batchEntriesIn(parameters);
  refuseBatch(entries);
  refuseHeavyBatch(entries, publisher.topic);
  const { successful, failed } = runBatch(entries, (entry) => publish(entry, publisher));
  const done = successful.map(([id, messageId]) => `<Id>${id}</Id><MessageId>${messageId}</MessageId>`);
  const refused = failed.map(
    ([id, { code, message }]) =>
      `<Id>${id}</Id><Code>${code}</Code><Message>${escapeXml(message)}</Message><SenderFault>true</SenderFault>`,
  );
  return `<Successful>${members(done)}</Successful><Failed>${members(refused)}</Failed>`;
}

function members(parts: readonly string[]): string {
  return parts.map((part) => `<member>${part}</member>`).join('');
}
