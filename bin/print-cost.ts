import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import measured from '../core/cost/measured.json' with { type: 'json' };
import type { Measured } from '../core/cost/measured.ts';
import { stageCostLine } from '../core/cost/stage-cost.ts';
import { USUAL_VOLUME } from '../core/cost/volume.ts';
import { stageFacts } from '../lib/cost/stage-facts.ts';

/** Says of each stage about what it costs, by what was measured last. To stderr, as the CDK says what it has to say. */
export function printCost({ stacks }: Pick<CloudAssembly, 'stacks'>): void {
  for (const { stackName, template } of stacks) {
    const priced = {
      facts: stageFacts(template),
      measured: measured satisfies Measured,
      volume: USUAL_VOLUME,
    };
    process.stderr.write(`${stageCostLine(stackName, priced)}\n`);
  }
}
