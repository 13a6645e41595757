import { type BatchOutcome, refuseBatch, runBatch } from './batch.ts';
import type { FauxqsModules, SqsQueue, SqsStore } from './fauxqs-modules.ts';
import { messageBytes } from './message-problem.ts';
import { type MoveRequest, MoveTasks } from './move-tasks.ts';
import { deleteByReceipt } from './receipts.ts';
import { Refusal } from './refusal.ts';
import { type SendRequest, sendMessage } from './send-message.ts';

/** What all messages of a batch may weigh together. */
const MAX_BATCH_BYTES = 1_048_576;

type QueueAction = (queue: SqsQueue, parameters: never) => unknown;

type Batch<Entry> = { readonly Entries?: readonly (Entry & { readonly Id: string })[] };
type Receipt = { readonly ReceiptHandle: string };

/** SQS's answer to an action with its parameters, or undefined where fauxqs should give it. */
export type AnswerSqs = (action: string, parameters: { readonly QueueUrl?: string }) => unknown;

/** The actions of SQS that fauxqs does not do as AWS does. */
export function sqsActions(store: SqsStore, { createMessage }: FauxqsModules): AnswerSqs {
  const moveTasks = new MoveTasks(store, createMessage);
  const send = (queue: SqsQueue, request: SendRequest) => sendMessage(queue, request, createMessage);
  const ofQueues: Readonly<Record<string, QueueAction>> = {
    SendMessage: send,
    SendMessageBatch: (queue, batch: Batch<SendRequest>) =>
      sendBatch(batch.Entries ?? [], (entry) => send(queue, entry)),
    DeleteMessage: (queue, receipt: Receipt) => remove(queue)(receipt),
    DeleteMessageBatch: (queue, { Entries = [] }: Batch<Receipt>) => {
      refuseBatch(Entries);
      return batchAnswer(runBatch(Entries, remove(queue)));
    },
  };
  const others: Readonly<Record<string, (parameters: never) => unknown>> = {
    StartMessageMoveTask: (request: MoveRequest) => moveTasks.start(request),
    ListMessageMoveTasks: (request: MoveRequest) => moveTasks.list(request),
    CancelMessageMoveTask: () => moveTasks.cancel(),
  };
  return (action, parameters) => {
    const queue = store.getQueue(parameters.QueueUrl ?? '');
    if (queue === undefined) return others[action]?.(parameters as never);
    return ofQueues[action]?.(queue, parameters as never);
  };
}

function remove(queue: SqsQueue) {
  return ({ ReceiptHandle }: Receipt) => {
    deleteByReceipt(queue, ReceiptHandle);
    return {};
  };
}

function sendBatch(
  entries: readonly (SendRequest & { readonly Id: string })[],
  send: (entry: SendRequest) => object,
) {
  refuseBatch(entries);
  const bytes = entries.reduce(
    (sum, { MessageBody: body = '', MessageAttributes: attributes = {} }) =>
      sum + messageBytes({ body, attributes }),
    0,
  );
  if (bytes > MAX_BATCH_BYTES) {
    throw new Refusal(
      'BatchRequestTooLong',
      `Batch requests cannot be longer than ${MAX_BATCH_BYTES} bytes. You have sent ${bytes} bytes.`,
    );
  }
  return batchAnswer(runBatch(entries, send));
}

function batchAnswer({ successful, failed }: BatchOutcome<object>) {
  return {
    Successful: successful.map(([Id, result]) => ({ Id, ...result })),
    Failed: failed.map(([Id, { code, message }]) => ({
      Id,
      SenderFault: true,
      Code: code,
      Message: message,
    })),
  };
}
