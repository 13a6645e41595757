import { join } from 'node:path';
import { typed } from '../commands.ts';
import type { LocalPipeline } from '../local-pipeline.ts';
import { shortestPath } from '../shortest-path.ts';
import { createPaint } from '../terminal/paint.ts';
import { wrapText } from '../terminal/wrap-text.ts';
import { failureKey } from './failure-details.ts';
import { jsonLine } from './json-line.ts';
import { labelOf, leftOutLines } from './left-out-lines.ts';
import type { Layout } from './line-layout.ts';
import { createLineLimit, type LineLimitOptions } from './line-limit.ts';
import { isFailure, type LiveFact } from './live-fact.ts';
import { textLines } from './text-lines.ts';

export interface LiveOutput {
  readonly write: (text: string) => void;
  /** JSON lines instead of text for reading; all of them, however many. */
  readonly json: boolean;
  readonly colours: boolean;
  /** Asked for each line: a window may be made wider. */
  readonly columns: () => number;
}

export interface Printer {
  /** Says what follows. */
  begin(): void;
  print(fact: LiveFact): void;
  end(): void;
}

type Printed = Pick<LocalPipeline, 'sources' | 'functions' | 'subscribers' | 'dataDirectory'>;

export function createPrinter(pipeline: Printed, output: LiveOutput): Printer {
  return output.json ? jsonPrinter(output) : textPrinter(pipeline, output);
}

function jsonPrinter({ write }: LiveOutput): Printer {
  return { begin: () => {}, print: (fact) => write(`${jsonLine(fact)}\n`), end: () => {} };
}

const HEADING = 'From here on a line per delivery (→), and one per event that a handler is given.';

function textPrinter(pipeline: Printed, output: LiveOutput): Printer {
  const writeLines = (lines: readonly string[]) => output.write(`${lines.join('\n')}\n`);
  const layout = layoutFor(pipeline, output);
  const shownLast = new Map<string, string>();
  const logs = shortestPath(join(pipeline.dataDirectory, 'logs'), process.cwd());
  const limit = createLineLimit({
    write: writeLines,
    summarize: (leftOut) => writeLines(leftOutLines(leftOut, { at: new Date(), logs, layout: layout() })),
    afterSecond,
  });
  return {
    begin() {
      const { columns, paint } = layout();
      const lines = wrapText(`${HEADING} ${typed('start', '--quiet')} leaves them out.`, columns);
      writeLines([...lines.map((line) => paint('quiet', line)), '']);
    },
    print(fact) {
      const failure = failureOf(fact);
      const repeats = failure !== undefined && shownLast.get(failure.of) === failure.key;
      const lines = textLines(fact, layout(), repeats);
      const shown = limit.add({ lines, label: labelOf(fact), urgent: isFailure(fact) });
      if (shown && failure !== undefined) shownLast.set(failure.of, failure.key);
    },
    end: limit.end,
  };
}

/** The function that failed, and what tells its failure from others. */
function failureOf(fact: LiveFact): { readonly of: string; readonly key: string } | undefined {
  if (fact.kind === 'crash') return { of: fact.functionName, key: failureKey(fact) };
  if (fact.kind === 'handling' && isFailure(fact)) return { of: fact.handler, key: failureKey(fact) };
  return undefined;
}

const NAME_WIDTH = { least: 10, most: 24 };

function layoutFor({ sources, functions, subscribers }: Printed, output: LiveOutput): () => Layout {
  const names = [sources, subscribers].flatMap((named) => Object.keys(named)).concat(...functions.keys());
  const longest = Math.max(...names.map((name) => name.length));
  const nameWidth = Math.min(Math.max(longest, NAME_WIDTH.least), NAME_WIDTH.most);
  const paint = createPaint(output.colours);
  return () => ({ columns: output.columns(), nameWidth, paint, workingDirectory: process.cwd() });
}

const afterSecond: LineLimitOptions['afterSecond'] = (callback) => {
  const timer = setTimeout(callback, 1_000);
  return () => clearTimeout(timer);
};
