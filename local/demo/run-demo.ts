import type { ObservablePipeline } from './observable-pipeline.ts';

export interface DemoOutput {
  readonly write: (text: string) => void;
  /** JSON lines instead of text for reading. */
  readonly json: boolean;
  /** Escape codes for colours; the caller knows about TTY and NO_COLOR. */
  readonly colours: boolean;
  /** @default 100 */
  readonly columns?: number;
}

/** Sends signed sample deliveries through the pipeline and shows what became of each, hop by hop. */
export async function runDemo(
  pipeline: ObservablePipeline,
  output: DemoOutput,
): Promise<{ asExpected: boolean }> {
  throw new Error(`not built yet: ${pipeline.api} ${output.json}`);
}
