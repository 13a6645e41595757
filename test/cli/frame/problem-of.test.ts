import { CommanderError } from '@commander-js/extra-typings';
import { Interrupted } from '../../../cli/frame/interrupted.ts';
import { problemOf } from '../../../cli/frame/problem-of.ts';
import { OpsError } from '../../../ops/ops-error.ts';

const HELP = 'npx wallet-webhooks status --help';

describe('what is said of something that was thrown', () => {
  it.each([
    ['misused', 2],
    ['not-found', 1],
    ['no-access', 3],
    ['unreachable', 3],
    ['function-failed', 1],
  ] as const)('is the message of an operation that was not done; %s has code %s', (code, exitCode) => {
    expect(problemOf(new OpsError(code, 'no stage "prod"'), HELP)).toEqual({
      line: 'no stage "prod"',
      exitCode,
    });
  });

  it('is one line, whatever was thrown', () => {
    expect(problemOf(new TypeError('of many\n  lines\n'), HELP)).toEqual({
      line: 'it failed: of many lines',
      exitCode: 1,
    });
    expect(problemOf('a text', HELP)).toEqual({ line: 'it failed: a text', exitCode: 1 });
  });

  it('is how the command is used, where it was used wrongly', () => {
    const error = new CommanderError(
      1,
      'commander.unknownOption',
      "error: unknown option '--stag'\n(Did you mean --stage?)",
    );

    expect(problemOf(error, HELP)).toEqual({
      line: 'unknown option "--stag"; nearest: --stage; see npx wallet-webhooks status --help',
      exitCode: 2,
    });
  });

  it('is nothing after the help that was asked for', () => {
    expect(problemOf(new CommanderError(0, 'commander.helpDisplayed', '(outputHelp)'), HELP)).toEqual({
      exitCode: 0,
    });
  });

  it('is that nothing was changed, with the code of an interruption, where somebody did not go on', () => {
    expect(problemOf(new Interrupted(), HELP)).toEqual({
      line: 'interrupted; nothing was changed',
      exitCode: 130,
    });
  });
});
