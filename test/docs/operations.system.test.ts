import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type OperatorsFolder, startOperatorsFolder } from '../cli/operators-folder.ts';
import { parsedOutput } from '../cli/parsed-output.ts';

const ROOT = join(import.meta.dirname, '../..');
/** Synthesis takes a few seconds, more on a busy machine. */
const START_MILLISECONDS = 300_000;
const COMMAND_MILLISECONDS = 120_000;

/** What it says beside the result: what is being done, and that nothing was. */
const PROBLEM = /; see npx |; nearest: |; allowed: |^it failed: | {4}at /m;

/** The sections of a page that have commands, each with its lines. */
function sectionsOf(page: string): readonly (readonly [heading: string, lines: readonly string[]])[] {
  const text = readFileSync(join(ROOT, page), 'utf8');
  return text
    .split(/^(?=##+ )/m)
    .map((section) => [section.split('\n')[0]?.replace(/^#+ /, '') ?? '', linesOf(section)] as const)
    .filter(([, lines]) => lines.length > 0);
}

function linesOf(section: string): readonly string[] {
  const blocks = [...section.matchAll(/^```sh\n(.*?)^```/gms)].map(([, block = '']) => block);
  return blocks.flatMap((block) => block.split('\n')).filter((line) => /^npx wallet-webhooks /.test(line));
}

/** Goes on until somebody ends it, or starts another pipeline. */
const isRun = (line: string) => !/^npx wallet-webhooks (start|tail(?!.*--no-follow))/.test(line);

const sections = [
  ...sectionsOf('docs/operations.md'),
  ...sectionsOf('README.md').filter(([heading]) => heading === 'Look after it'),
].map(([heading, lines]) => [heading, lines.filter(isRun)] as const);

describe('what the pages have an operator type', () => {
  let folder: OperatorsFolder;
  beforeAll(async () => {
    folder = await startOperatorsFolder();
  }, START_MILLISECONDS);
  afterAll(() => folder?.close());

  it('is found on them', () => {
    expect(sections.map(([heading]) => heading)).toEqual(
      expect.arrayContaining([
        'An event is in a dead-letter queue',
        'Quarantine',
        'Replays',
        'Look after it',
      ]),
    );
  });

  describe.each(sections)('under "%s"', (_, lines) => {
    beforeAll(() => folder.seed(), COMMAND_MILLISECONDS);

    it.each(lines)(
      'is done: %s',
      async (line) => {
        const { code, stdout, stderr } = await folder.type(line);

        expect(stderr).not.toMatch(PROBLEM);
        expect([0, 1]).toContain(code);
        expect(() => parsedOutput(line, stdout)).not.toThrow();
      },
      COMMAND_MILLISECONDS,
    );
  });
});
