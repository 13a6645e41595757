import { join } from 'node:path';
import { shortNames } from '../functions/short-names.ts';
import type { FunctionDescription } from '../resources/local-stack.ts';
import type { LogFiles } from './filter-log-events.ts';

/** The log files of functions, by what the template calls their groups and by what people call them. */
export function logFilesOf(functions: readonly FunctionDescription[], directory: string): LogFiles {
  const { all } = shortNames(functions);
  return new Map(
    functions.flatMap(({ logGroup }, index) => {
      const name = all[index] ?? logGroup;
      const file = join(directory, `${name}.log`);
      return [
        [logGroup, file],
        [name, file],
      ] as const;
    }),
  );
}
