import { since } from './figures.ts';
import { HELP, type ParsedOptions, parseOptions } from './parse-options.ts';
import type { Proof } from './proof.ts';
import { proveConformance } from './prove-conformance.ts';
import { proveLoad } from './prove-load.ts';
import { proveProtocol } from './prove-protocol.ts';
import { proveQuarantine } from './prove-quarantine.ts';
import { proveSimulation } from './prove-simulation.ts';
import { Screen } from './screen.ts';

const PROOFS: readonly Proof[] = [
  proveProtocol,
  proveQuarantine,
  proveSimulation,
  proveLoad,
  proveConformance,
];

async function main({ deep, seed }: ParsedOptions): Promise<number> {
  const startedAt = performance.now();
  const screen = new Screen(process.stdout);
  const broken: string[] = [];
  for (const proof of PROOFS) {
    broken.push(...(await proof({ deep, seed, screen })));
    screen.line();
  }
  const time = screen.faint(
    `(${since(startedAt)}${deep ? '' : '; npm run prove -- --deep runs the big counts'})`,
  );
  if (broken.length === 0) screen.line(`${screen.strong('Every promise held.')} ${time}`);
  else screen.line(`${screen.strong('Broken:')} ${time}`);
  for (const promise of broken) screen.line(`  ${promise}`);
  return broken.length === 0 ? 0 : 1;
}

const options = parseOptions(process.argv.slice(2));
if (options.ok && options.parsed.help) process.stdout.write(HELP);
else if (options.ok) process.exitCode = await main(options.parsed);
else {
  process.stderr.write(`${options.message}\n`);
  process.exitCode = 2;
}
