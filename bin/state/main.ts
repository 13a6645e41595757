/**
 * Compares what holds something in each stage with the list that is committed, after `cdk synth`: `npm run synth` runs it. With
 * `--write`, as `npm run state` does, it writes the list.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { changeLines } from '../../core/deployment/change-lines.ts';
import type { StatefulList } from '../../core/deployment/stateful-list.ts';
import { stacksIn } from '../deploy/assembly.ts';
import { compareList, listOf } from './compare-list.ts';
import { STATEFUL_IDS_FILE } from './stateful-ids-file.ts';

const ASSEMBLY = join(import.meta.dirname, '../../cdk.out');
const say = (line: string) => void process.stderr.write(`${line}\n`);

function main(args: readonly string[]): number {
  const stacks = stacksIn(ASSEMBLY);
  if (args.includes('--write')) {
    writeFileSync(STATEFUL_IDS_FILE, `${JSON.stringify(listOf(stacks), null, 2)}\n`);
    return 0;
  }
  const list = JSON.parse(readFileSync(STATEFUL_IDS_FILE, 'utf8')) as StatefulList;
  let isLost = false;
  for (const { stack, lost, unlisted } of compareList(list, stacks)) {
    isLost ||= lost.length > 0;
    if (lost.length > 0) {
      say(`${stack} has no more what stateful-ids.json lists. Where that is deployed, a deployment of this`);
      for (const line of changeLines(lost)) say(`  ${line}`);
    }
    if (unlisted.length > 0)
      say(
        `${stack} has what stateful-ids.json does not list so (npm run state lists it): ${unlisted.join(', ')}`,
      );
  }
  if (isLost) say('If that is meant, npm run state writes the list anew, for the commit that does it.');
  return isLost ? 1 : 0;
}

process.exitCode = main(process.argv.slice(2));
