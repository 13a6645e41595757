import { wrapText } from '../../local/terminal/wrap-text.ts';
import type { Restoration } from '../../ops/restore/restore-table.ts';
import type { Page } from '../output/page.ts';

/** How a restoration is shown. */
export interface RestorationView {
  /** Whether it is only said what would be done. */
  readonly dryRun: boolean;
  /** What is typed to take the next step. */
  readonly again: string;
}

/** What was done of a restoration, or would be, and what to do next. */
export function restorationLines(
  restoration: Restoration,
  { dryRun, again }: RestorationView,
  { columns, paint }: Page,
): string[] {
  const { sentence, next, typed = again } = toldOf(restoration, dryRun ? 'would be' : 'is');
  const isOver = dryRun && restoration.step !== 'ready' && restoration.step !== 'going-on';
  return [
    ...wrapText(sentence, columns),
    ...(isOver ? [] : [...wrapText(next, columns), `  ${paint('command', typed)}`]),
  ];
}

interface Told {
  readonly sentence: string;
  readonly next: string;
  /** @default the same command */
  readonly typed?: string;
}

function toldOf({ part, table, copy, at, step, lacks, setting }: Restoration, is: string): Told {
  const told: Readonly<Record<Restoration['step'], Told>> = {
    begins: {
      sentence:
        `${part}: ${table} as it was at ${at.toISOString()} ${is} copied to ${copy}. DynamoDB takes minutes for it, and hours ` +
        'for a large table.',
      next: 'Then give the copy what it lacks:',
    },
    'going-on': {
      sentence: `${part}: DynamoDB still makes ${copy}.`,
      next: 'Look again in some minutes:',
    },
    lacking: {
      sentence: `${part}: ${copy} is there, and ${is} given what ${table} has and a copy lacks: ${lacks.join(', ')}.`,
      next: 'Then see that it lacks nothing:',
    },
    ready: {
      sentence:
        `${part}: ${copy} lacks nothing that ${table} has. What the stage writes after that time is in the old table, which stays: see ` +
        'docs/restoring.md.',
      next: 'Put it in place, and deploy:',
      typed: setting,
    },
  };
  return told[step];
}
