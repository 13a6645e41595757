import { addEventHandler, type Event, type State } from 'jest-circus';

/** Of this process, before any test. */
const ENVIRONMENT = { ...process.env };
let file: State['rootDescribeBlock'] | undefined;

/** Gives a process its environment variables back after each file of tests: the next one runs in the same process. */
function restoreAfterFile(_: Event, { rootDescribeBlock }: State): void {
  if (file === rootDescribeBlock) return;
  file = rootDescribeBlock;
  afterAll(() => restoreVariables(process.env, ENVIRONMENT));
}

/** Makes the variables those that they were. */
export function restoreVariables(variables: NodeJS.ProcessEnv, before: Readonly<NodeJS.ProcessEnv>): void {
  for (const name of Object.keys(variables)) if (!(name in before)) delete variables[name];
  Object.assign(variables, before);
}

addEventHandler(restoreAfterFile);
