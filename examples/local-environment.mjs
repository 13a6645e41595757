/**
 * Prints what a consumer needs to read the queue `example` of the pipeline that `npm start` runs, for a POSIX shell:
 *
 *   eval "$(node examples/local-environment.mjs)"
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const ANSWER_MILLISECONDS = 10_000;

const pipelineFile = process.argv[2] ?? join(import.meta.dirname, '../.local/pipeline.json');
if (!existsSync(pipelineFile)) {
  fail(`there is no ${pipelineFile}; run npm start in another terminal and wait until it says ready`);
}
const { pid, api, aws, region, subscribers } = JSON.parse(readFileSync(pipelineFile, 'utf8'));
if (!(await runs())) {
  fail(
    `the pipeline of ${pipelineFile} has ended; run npm start in another terminal and wait until it says ready`,
  );
}

const environment = {
  QUEUE_URL: subscribers.example.queueUrl,
  AWS_REGION: region,
  AWS_ENDPOINT_URL_SQS: aws.sqs,
  AWS_ENDPOINT_URL_DYNAMODB: aws.dynamodb,
  AWS_ACCESS_KEY_ID: 'local',
  AWS_SECRET_ACCESS_KEY: 'local',
  TABLE: 'example',
  DATABASE: join(dirname(pipelineFile), 'example.sqlite'),
};

for (const [name, value] of Object.entries(environment)) console.log(`export ${name}='${value}'`);

/** A pipeline that was killed leaves its file behind, and its process number to others. */
async function runs() {
  try {
    process.kill(pid, 0);
    await fetch(api, { signal: AbortSignal.timeout(ANSWER_MILLISECONDS) });
    return true;
  } catch {
    return false;
  }
}

function fail(message) {
  console.error(message);
  process.exit(2);
}
