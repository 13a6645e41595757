import { PIPELINE_TAG } from '../../core/stage/pipeline-tag.ts';
import { stackPrefix } from '../../core/stage/stack-prefix.ts';
import type { Stage } from '../stage/stage.ts';
import type { Check } from './check.ts';
import { tableNames } from './table-names.ts';

const NAME = 'left behind';

/** Nothing that holds something of the stage is without a place in its stack; and what to do with what is. */
export async function checkLeftBehind(stage: Stage): Promise<readonly Check[]> {
  const { stackName, pipelineName } = stage.description;
  const stacks = await stage.services.stacks();
  const state = await stage.services.state();
  const tag = { key: PIPELINE_TAG, value: pipelineName };
  const prefix = stackPrefix(stackName);
  const owned = new Set(
    [...(await stacks.physicalIds(stackName)), ...tableNames(stage.description)].map(lastPart),
  );
  const gone = (ids: readonly string[]) => ids.filter((id) => !owned.has(lastPart(id)));
  const [queues, tables, secrets, buckets] = await Promise.all([
    state.queues(prefix, tag),
    state.tables(prefix, tag, (name) => tableArn(stage, name)),
    state.secrets(tag),
    state.buckets(prefix, tag),
  ]);
  const checks = [
    ...(await Promise.all(gone(queues).map((url) => queueCheck(stage, url)))),
    ...gone(tables).map(tableCheck),
    ...gone(secrets).map(secretCheck),
    ...gone(buckets).map(bucketCheck),
  ];
  const fine: Check = { name: NAME, state: 'fine', sentence: 'nothing is without a place in the stack' };
  return checks.length === 0 ? [fine] : checks;
}

/** A queue is known by its URL, a secret by its ARN, all else by its name. */
function lastPart(id: string): string {
  return id.startsWith('https:') ? (id.split('/').at(-1) ?? '') : id;
}

function tableArn({ description: { topicArn } }: Stage, name: string): string {
  const [, partition, , region, account] = topicArn.split(':');
  return `arn:${partition}:dynamodb:${region}:${account}:table/${name}`;
}

async function queueCheck({ services }: Stage, url: string): Promise<Check> {
  const { waiting, inHand, delayed } = await (await services.queues()).counts(url);
  const messages = waiting + inHand + delayed;
  const deletion = `aws sqs delete-queue --queue-url ${url}`;
  if (messages === 0)
    return undecided(
      `the queue ${lastPart(url)} is no part of the stage any more, and empty; ${deletion} deletes it`,
    );
  return {
    name: NAME,
    state: 'wrong',
    sentence:
      `the queue ${lastPart(url)} is no part of the stage any more, and ${messages} messages wait in it, each for 14 days: bring ` +
      `their events to whoever is to have them with a replay from the archive, then delete it with ${deletion}`,
  };
}

function tableCheck(table: string): Check {
  return undecided(
    `the table ${table} is no part of the stage any more; once nobody needs it: aws dynamodb update-table --table-name ${table} ` +
      `--no-deletion-protection-enabled, and aws dynamodb delete-table --table-name ${table}`,
  );
}

function secretCheck(arn: string): Check {
  return undecided(
    `the secret ${arn} is no part of the stage any more, and costs 0.40 USD a month; once nobody needs it: aws secretsmanager ` +
      `delete-secret --secret-id ${arn}`,
  );
}

function bucketCheck(bucket: string): Check {
  return undecided(
    `the bucket ${bucket} is no part of the stage any more; keep it for as long as its events are to be found`,
  );
}

/** Whether it is needed nobody but its owner can tell. */
function undecided(sentence: string): Check {
  return { name: NAME, state: 'unknown', sentence };
}
