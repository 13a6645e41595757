import type { InvocationResult } from './functions/function-spec.ts';

/** A function was run. */
export interface Invocation {
  /** The short name. */
  readonly functionName: string;
  /** The part of the stack whose queue was read; absent where none was. */
  readonly part?: string;
  readonly event: unknown;
  readonly result: InvocationResult;
}
