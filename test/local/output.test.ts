import { createOutput } from '../../local/output.ts';

function capture(
  flags: { json: boolean; once: boolean },
  terminal: { isTTY?: boolean; noColor?: string } = {},
) {
  const written = { stdout: '', stderr: '' };
  const stream = (name: keyof typeof written) => ({
    write(text: string | Uint8Array) {
      written[name] += String(text);
      return true;
    },
  });
  const output = createOutput(flags, {
    stdout: { ...stream('stdout'), isTTY: terminal.isTTY ?? false, columns: 80 },
    stderr: stream('stderr'),
    noColor: terminal.noColor,
  });
  return { output, written };
}

describe('createOutput', () => {
  it('writes lines of text for people', () => {
    const { output, written } = capture({ json: false, once: false });

    output.progress('synthesizing');
    output.ready('http://127.0.0.1:3000', '/data/pipeline.json');
    output.swapped({ functionName: 'user-directory', milliseconds: 231 });
    output.problem('user-directory: a batch failed');

    expect(written).toEqual({
      stdout: 'synthesizing\nready http://127.0.0.1:3000\nswapped user-directory in 231 ms\n',
      stderr: 'user-directory: a batch failed\n',
    });
  });

  it('says what ends with the pipeline and what stays', () => {
    const people = capture({ json: false, once: false });
    const programs = capture({ json: true, once: false });

    people.output.stopped('.local');
    programs.output.stopped('.local');

    expect(people.written.stdout).toBe(
      'stopped: tables, queues and signing secrets are gone, the archive and the logs stay in .local\n',
    );
    expect(JSON.parse(programs.written.stdout)).toEqual({ type: 'stopped', dataDirectory: '.local' });
  });

  const NOTICE = { handler: 'greeter', topic: 'people', subject: 'A key left', text: 'Look at it.' };

  it('shows what a handler published for people in one line, to programs with its text', () => {
    const people = capture({ json: false, once: false });
    const programs = capture({ json: true, once: false });

    people.output.notice(NOTICE);
    programs.output.notice(NOTICE);

    expect(people.written.stdout).toBe('notice of greeter to people: A key left\n');
    expect(JSON.parse(programs.written.stdout)).toEqual({ type: 'notice', ...NOTICE });
  });

  it('writes one JSON object per line for programs, and problems all the same to stderr', () => {
    const { output, written } = capture({ json: true, once: false });

    output.progress('synthesizing');
    output.ready('http://127.0.0.1:3000', '/data/pipeline.json');
    output.swapped({ functionName: 'user-directory', milliseconds: 231 });
    output.problem('user-directory: a batch failed');

    expect(written).toEqual({
      stdout:
        '{"type":"progress","message":"synthesizing"}\n' +
        '{"type":"ready","url":"http://127.0.0.1:3000","pipelineFile":"/data/pipeline.json"}\n' +
        '{"type":"swap","function":"user-directory","milliseconds":231}\n',
      stderr: 'user-directory: a batch failed\n',
    });
  });

  it.each([
    ['a terminal', { isTTY: true }, false, true],
    ['a terminal with NO_COLOR', { isTTY: true, noColor: '1' }, false, false],
    ['a terminal with an empty NO_COLOR', { isTTY: true, noColor: '' }, false, true],
    ['a pipe', { isTTY: false }, false, false],
    ['a terminal that gets JSON', { isTTY: true }, true, false],
  ])('decides on colours for %s', (_what, terminal, json, colours) => {
    const { demo, live } = capture({ json, once: false }, terminal).output;

    expect(demo).toMatchObject({ json, colours, columns: 80 });
    expect([live.json, live.colours, live.columns()]).toEqual([json, colours, 80]);
  });

  it('lets the demo say what to do next where the pipeline goes on', () => {
    expect(capture({ json: false, once: false }).output.demo.tryNext).toBe(true);
    expect(capture({ json: false, once: true }).output.demo.tryNext).toBe(false);
  });
});
