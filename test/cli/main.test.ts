import { typed } from './typed.ts';

describe('npx wallet-webhooks', () => {
  it.each([[[]], [['--help']]])('lists its commands, typed with %j', async (args) => {
    const { code, stdout, stderr } = await typed(args);

    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('Usage: npx wallet-webhooks <command>\n');
    expect(stdout).toMatch(/^ {2}frames \[text\] +say which lines of the sources/m);
  });

  it('says which version it is', async () => {
    expect(await typed(['--version'])).toEqual({ code: 0, stdout: '0.1.0\n', stderr: '' });
  });

  it('explains a command, its own options before the common ones, with an example', async () => {
    const { code, stdout } = await typed(['frames', '--help']);

    expect(code).toBe(0);
    expect(stdout.match(/^(Usage|Arguments|Options|Common options|Example)/gm)).toEqual([
      'Usage',
      'Arguments',
      'Options',
      'Common options',
      'Example',
    ]);
    expect(stdout).toContain('\n  npx wallet-webhooks frames ');
  });

  it.each([
    [['fames'], /^no command "fames"; nearest: frames, .*; see npx wallet-webhooks --help\n$/],
    [
      ['dead', 'lst', '--help'],
      /^no command "lst"; nearest: list, .*; see npx wallet-webhooks dead --help\n$/,
    ],
    [
      ['frames', '--tex'],
      /^unknown option "--tex"; nearest: --text; see npx wallet-webhooks frames --help\n$/,
    ],
    [
      ['frames', '--json', '--text', 'at x'],
      /^option "--text" cannot be used with option "--json"; see npx wallet-webhooks frames --help\n$/,
    ],
    [
      ['frames', 'a', 'b'],
      /^too many arguments for "frames"\. Expected 1 argument but got 2: a, b; see npx wallet-webhooks frames --help\n$/,
    ],
  ])('refuses %j in one line, with code 2', async (args, line) => {
    expect(await typed(args)).toEqual({ code: 2, stdout: '', stderr: expect.stringMatching(line) });
  });
});
