import type { SecretFlaw } from '../../core/providers/provider.ts';
import { SECRET_PROBLEMS, secretProblem } from '../secrets/secret-problem.ts';
import { type SourceSecret, secretStatus } from '../secrets/secret-status.ts';
import { sourceOf } from '../stage/source-of.ts';
import type { Stage } from '../stage/stage.ts';
import { type Check, type Finding, whatIsWrong } from './check.ts';

/** Every source has its signing secret, and one that can be one. Of a deployed stage none is read: the intake says it. */
export async function checkSecrets(stage: Stage): Promise<readonly Check[]> {
  const { sources } = await secretStatus(stage);
  const wrong = await Promise.all(sources.map((source) => findingOf(stage, source)));
  return whatIsWrong(
    'secrets',
    wrong.filter((finding) => finding !== undefined),
    fineText(sources),
  );
}

async function findingOf(stage: Stage, { source, putAt }: SourceSecret): Promise<Finding | undefined> {
  const command = `secret put ${source}`;
  if (putAt === undefined)
    return { sentence: `${source} has no signing secret: every delivery is answered 503; put one`, command };
  const problem = await problemOf(stage, source, putAt);
  if (problem === undefined) return undefined;
  return { sentence: `what was put as the signing secret of ${source} is none: ${problem}`, command };
}

async function problemOf(stage: Stage, source: string, putAt: Date): Promise<string | undefined> {
  if (stage.signingSecret === undefined) return await loggedProblem(stage, source, putAt);
  const { provider, secretId } = sourceOf(stage, source);
  const secret = await stage.signingSecret(secretId);
  return secret === undefined ? undefined : secretProblem(provider, secret);
}

const DAY_MILLISECONDS = 86_400_000;
/** For so long the intake may still go by the secret before. */
const REMEMBERED_MILLISECONDS = 60_000;

/** What the intake says of the secret, since it was put. */
async function loggedProblem(stage: Stage, source: string, putAt: Date): Promise<string | undefined> {
  const { logs, description } = stage;
  const from = new Date(
    Math.max(putAt.getTime() + REMEMBERED_MILLISECONDS, stage.now().getTime() - DAY_MILLISECONDS),
  );
  for await (const { fields } of logs.read(description.intake.logGroup, { from, text: 'secretFlaw' }))
    if (fields['source'] === source && typeof fields['secretFlaw'] === 'string')
      return SECRET_PROBLEMS[fields['secretFlaw'] as SecretFlaw];
  return undefined;
}

function fineText(sources: readonly SourceSecret[]): string {
  if (sources.length === 0) return 'the stage has no source';
  const rotated = sources.flatMap(({ source, previousUntil }) =>
    previousUntil === undefined
      ? []
      : [`; the one before of ${source} is accepted until ${previousUntil.toISOString()}`],
  );
  return `put for ${sources.map(({ source }) => source).join(', ')}${rotated.join('')}`;
}
