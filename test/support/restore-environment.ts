import { addEventHandler, type Event, type State } from 'jest-circus';

let file: State['rootDescribeBlock'] | undefined;

/**
 * Gives a process the environment variables back that it had when a file of tests was loaded: the next one runs in the same process.
 * What a module sets that it loads stays, as the module does.
 */
function restoreAfterFile(_: Event, { rootDescribeBlock }: State): void {
  if (file === rootDescribeBlock) return;
  file = rootDescribeBlock;
  const before = { ...process.env };
  afterAll(() => restoreVariables(process.env, before));
}

/** Makes the variables those that they were. */
export function restoreVariables(variables: NodeJS.ProcessEnv, before: Readonly<NodeJS.ProcessEnv>): void {
  for (const name of Object.keys(variables)) if (!(name in before)) delete variables[name];
  Object.assign(variables, before);
}

addEventHandler(restoreAfterFile);
