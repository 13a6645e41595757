import type { DescribedFunction } from '../core/stage/stage-description.ts';
import { shortNames } from './cloud/functions/short-names.ts';
import type { FunctionDescription } from './cloud/resources/local-stack.ts';

/** Says what Lambda knows a function by, and which of the logs in the data directory is its own. */
export function describedFunctions(
  functions: readonly FunctionDescription[],
): (reference: string) => DescribedFunction {
  const names = shortNames(functions);
  return (reference) => {
    const logGroup = names.of(reference);
    return { functionName: functions[names.all.indexOf(logGroup)]?.name ?? reference, logGroup };
  };
}
