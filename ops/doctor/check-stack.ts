import type { Stage } from '../stage/stage.ts';
import { type Check, type Finding, whatIsWrong } from './check.ts';

/** The last deployment came to a good end, and nobody has changed by hand what it made, as far as CloudFormation was asked to see. */
export async function checkStack({ description: { stackName }, services }: Stage): Promise<readonly Check[]> {
  const { status, drift, driftCheckedAt } = await (await services.stacks()).stack(stackName);
  const wrong: Finding[] = [];
  if (/FAILED|ROLLBACK_COMPLETE/.test(status))
    wrong.push({ sentence: `the last deployment of ${stackName} failed (${status}): deploy it once more` });
  const day = driftCheckedAt?.toISOString().slice(0, 'yyyy-mm-dd'.length);
  if (drift === 'DRIFTED')
    wrong.push({
      sentence: `on ${day} something of ${stackName} was no more as it was deployed: see what with aws cloudformation describe-stack-resource-drifts --stack-name ${stackName}`,
    });
  const compared =
    drift === 'IN_SYNC'
      ? `was as deployed on ${day}`
      : `was never compared with what is there: aws cloudformation detect-stack-drift --stack-name ${stackName} does`;
  return whatIsWrong('stack', wrong, `is ${status} and ${compared}`);
}
