import { CannotStartError } from '../../local/cloud/cannot-start-error.ts';
import { parseFlags } from '../../local/flags.ts';

describe('parseFlags', () => {
  it('has a default for everything', () => {
    expect(parseFlags([])).toEqual({
      port: 3000,
      dataDirectory: '.local',
      demo: true,
      once: false,
      watch: false,
      json: false,
      quiet: false,
      console: true,
      help: false,
    });
  });

  it('reads every flag, with its value after a space or an equals sign', () => {
    expect(parseFlags(['--port', '0', '--data-dir=/tmp/x', '--no-demo', '--json', '--help'])).toEqual({
      port: 0,
      dataDirectory: '/tmp/x',
      demo: false,
      once: false,
      watch: false,
      json: true,
      quiet: false,
      console: true,
      help: true,
    });
    expect(parseFlags(['--watch'])).toMatchObject({ watch: true });
    expect(parseFlags(['--once'])).toMatchObject({ demo: true, once: true });
  });

  it('reads whether and where the console is served', () => {
    expect(parseFlags(['--no-console'])).toMatchObject({ console: false });
    expect(parseFlags(['--console-port', '0'])).toMatchObject({ console: true, consolePort: 0 });
    expect(() => parseFlags(['--console-port', 'x'])).toThrow(
      '--console-port x is not a port; use a number from 0 to 65535',
    );
  });

  it('reads the file with secrets', () => {
    expect(parseFlags(['--secrets', 'secrets.json'])).toMatchObject({ secretsFile: 'secrets.json' });
  });

  it('reads how soon what failed comes again, and whether to be quiet', () => {
    expect(parseFlags(['--retry-after', '1', '--quiet'])).toMatchObject({
      retryAfterSeconds: 1,
      quiet: true,
    });
    expect(parseFlags(['--retry-after=43200'])).toMatchObject({ retryAfterSeconds: 43_200 });
  });

  it.each([
    [['--retry-after', '0'], '--retry-after 0 is not a time; use a whole number of seconds from 1 to 43200'],
    [
      ['--retry-after=43201'],
      '--retry-after 43201 is not a time; use a whole number of seconds from 1 to 43200',
    ],
    [['--retry-after=1.5'], '--retry-after 1.5 is not a time; use a whole number of seconds from 1 to 43200'],
    [['--port', 'abc'], '--port abc is not a port; use a number from 0 to 65535'],
    [['--port', '65536'], '--port 65536 is not a port; use a number from 0 to 65535'],
    [['--port=-1'], '--port -1 is not a port; use a number from 0 to 65535'],
    [['--port=3e3'], '--port 3e3 is not a port; use a number from 0 to 65535'],
    [['--port='], '--port  is not a port; use a number from 0 to 65535'],
    [['--verbose'], "Unknown option '--verbose'; see npm start -- --help"],
    [['serve'], "Unexpected argument 'serve'; see npm start -- --help"],
    [['--port'], "Option '--port <value>' argument missing; see npm start -- --help"],
    [['--once=yes'], "Option '--once' does not take an argument; see npm start -- --help"],
    [['--once', '--watch'], '--once ends after the demo, so it does not go together with --watch'],
    [['--once', '--no-demo'], '--once ends after the demo, so it does not go together with --no-demo'],
    [['--data-dir='], '--data-dir is empty; give it a folder, such as --data-dir .local'],
  ])('refuses %j in one line', (args, message) => {
    const refused = expect(() => parseFlags(args));

    refused.toThrow(CannotStartError);
    refused.toThrow(expect.objectContaining({ code: 'BAD_FLAG', message }));
  });
});
