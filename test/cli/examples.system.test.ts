import { type AnyCommand, addItsCommands } from '../../cli/frame/group-command.ts';
import { examplesOf } from '../../cli/frame/new-command.ts';
import { createProgram } from '../../cli/program.ts';
import { type OperatorsFolder, startOperatorsFolder } from './operators-folder.ts';
import { parsedOutput } from './parsed-output.ts';

/** Synthesis takes a few seconds, more on a busy machine. */
const START_MILLISECONDS = 300_000;
const EXAMPLE_MILLISECONDS = 120_000;

/**
 * `start` runs another pipeline, and `npm start -- --once` has tests of its own; so has `console`, which goes on until it is ended; no
 * table on this machine can be restored.
 */
const TESTED_ELSEWHERE = ['start', 'console', 'restore'];
const isTested = (example: string) => !TESTED_ELSEWHERE.includes(example.split(' ')[0] ?? '');

function allExamples(command: AnyCommand): readonly string[] {
  return [...examplesOf(command), ...command.commands.flatMap(allExamples)];
}
const program = createProgram('0');
await Promise.all(program.commands.map(addItsCommands));
/** A group's own examples are those of its commands, and so are the program's. */
const examples = [...new Set(program.commands.flatMap(allExamples))].filter(isTested);

let folder: OperatorsFolder;

beforeAll(async () => {
  folder = await startOperatorsFolder();
  await folder.seed();
}, START_MILLISECONDS);
afterAll(() => folder?.close());

describe('an example of a help', () => {
  it.each(examples)(
    'npx wallet-webhooks %s',
    async (example) => {
      const { code, stdout, stderr } = await folder.type(`npx wallet-webhooks ${example}`);

      // 1 is for what is not as it should be, such as an event in quarantine. What fails prints no result.
      expect([0, 1]).toContain(code);
      expect(stderr).not.toMatch(/it failed|^ {4}at /m);
      expect(() => parsedOutput(example, stdout)).not.toThrow();
    },
    EXAMPLE_MILLISECONDS,
  );
});
