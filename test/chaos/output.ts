import { Screen } from '../prove/screen.ts';
import type { ChaosReport } from './chaos-report.ts';
import type { ChaosFlags } from './flags.ts';
import { JsonOutput } from './json-output.ts';
import { TextOutput } from './text-output.ts';
import type { ChaosWatcher } from './watch.ts';

/** What a run says: text for people, or one JSON object per line for programs. */
export interface Output extends ChaosWatcher {
  begin(): void;
  /** `logs` is where the logs are kept after a run that failed. */
  report(report: ChaosReport, logs: string | undefined): void;
  end(): void;
}

export function createOutput(flags: ChaosFlags, stdout: NodeJS.WriteStream): Output {
  const repeat = `npm run chaos -- --events ${flags.events} --seconds ${flags.seconds} --seed ${flags.seed}`;
  if (flags.json) return new JsonOutput(flags, { repeat, write: (text) => void stdout.write(text) });
  return new TextOutput(flags, { repeat, screen: new Screen(stdout) });
}
