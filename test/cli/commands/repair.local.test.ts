import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listDirectory } from '../../../ops/directory/list-directory.ts';
import { openLocalStage } from '../../../ops/stage/open-local-stage.ts';
import type { Stage } from '../../../ops/stage/stage.ts';
import { type RunningPipeline, startRunningPipeline } from '../../local/running-pipeline.ts';
import { seedParked } from '../seeds/seed-parked.ts';
import { QUARANTINED, seedQuarantine } from '../seeds/seed-quarantine.ts';
import { typed } from '../typed.ts';

const START_MILLISECONDS = 300_000;
const COMMANDS_MILLISECONDS = 240_000;

/** The commands that repair and keep, each as a process, against one pipeline: what one changes, the next finds. */
describe('an operator of the pipeline on this machine', () => {
  let running: RunningPipeline;
  let stage: Stage;
  let file: string;

  beforeAll(async () => {
    running = await startRunningPipeline();
    file = join(running.pipeline.dataDirectory, 'pipeline.json');
    stage = await openLocalStage(file);
    const described = JSON.parse(await readFile(file, 'utf8'));
    await seedQuarantine(described);
    await seedParked(described);
  }, START_MILLISECONDS);

  afterAll(async () => {
    stage?.close();
    await running?.close();
  });

  const run = (...args: string[]) => typed([...args, '--file', file]);
  const json = async (...args: string[]) => {
    const { code, stdout, stderr } = await run(...args);
    return { code, stderr, data: JSON.parse(stdout) };
  };

  it(
    'sees who is in quarantine, releases a user to the handler, and drops an event of another',
    async () => {
      const { released, dropped } = QUARANTINED;

      const listed = await run('quarantine', 'list', '--text');
      expect(listed.code).toBe(1);
      expect(listed.stdout).toMatch(
        /^user-directory: 2 users in quarantine\n {2}privy\/main#did:privy:cmzoefixture000000000001\n {4}2 events since 2026-11-27T08:00:00Z\n/,
      );
      expect(listed.stdout).toContain('\nnobody in quarantine: security-alerts\n');

      const planned = await json('quarantine', 'release', 'user-directory', released);
      expect(planned).toMatchObject({
        code: 0,
        data: { dryRun: true, users: [{ events: 2 }], released: [] },
      });
      expect(planned.stderr).toContain('--yes');
      expect((await listDirectory(stage)).users).toEqual([]);

      const done = await json(
        'quarantine',
        'release',
        'user-directory',
        released,
        '--yes',
        '--reason',
        'mended',
      );
      expect(done).toMatchObject({
        code: 0,
        data: { dryRun: false, released: [{ done: 'released', handled: 2 }] },
      });
      expect((await listDirectory(stage)).users).toMatchObject([{ lastEventId: 'msg_released_later' }]);

      const drop = ['quarantine', 'drop', 'user-directory', dropped, 'msg_dropped', '--reason', 'a test'];
      expect(await json(...drop)).toMatchObject({ code: 0, data: { done: 'would-drop' } });
      expect(await json(...drop, '--yes')).toMatchObject({ code: 0, data: { done: 'dropped' } });
      expect(await json('quarantine', 'show', 'user-directory', dropped)).toMatchObject({
        code: 0,
        data: { waiting: 1, events: [{ id: 'msg_dropped_later' }] },
      });
    },
    COMMANDS_MILLISECONDS,
  );

  it(
    'publishes one event that the topic refused, and deletes another',
    async () => {
      expect(await json('parked', 'list')).toMatchObject({
        code: 1,
        data: {
          waiting: {},
          refused: [{ key: 'privy/main#msg_refused' }, { key: 'privy/main#msg_too_large' }],
        },
      });
      expect(await json('parked', 'release', 'msg_refused', '--yes')).toMatchObject({
        code: 0,
        data: { released: [{ key: 'privy/main#msg_refused', done: 'published' }] },
      });
      expect(await running.messagesAbout('msg_refused')).toEqual({ 'user-directory': 1, example: 1 });
      expect(await json('parked', 'drop', 'msg_too_large', '--reason', 'too large', '--yes')).toMatchObject({
        code: 0,
        data: { done: 'dropped' },
      });
      const empty = await run('parked', 'list', '--text');
      expect(empty).toMatchObject({
        code: 0,
        stdout: 'no event waits for the topic\nthe topic has refused no event\n',
      });
    },
    COMMANDS_MILLISECONDS,
  );

  it(
    'compacts and counts the archive, and replays what is in it',
    async () => {
      const day = ['--from', '2026-11-22', '--until', '2026-11-22'];
      for (;;) {
        // The writer gathers for a second.
        const { left } = (await json('archive', 'compact', ...day)).data;
        if (left.length > 0) break;
      }
      expect(await json('archive', 'compact', ...day, '--yes')).toMatchObject({
        code: 0,
        data: { compacted: ['2026-11-22'], left: [], problems: [] },
      });
      expect(await json('archive', 'count', ...day)).toMatchObject({
        code: 0,
        data: { counts: [{ day: '2026-11-22', type: 'privy.user.created', events: 1 }] },
      });

      const replay = ['replay', 'start', 'example', '--from', '2026-11-22', '--until', '2026-11-23'];
      expect(await json(...replay)).toMatchObject({
        code: 0,
        data: { would: { complete: true, events: 1 } },
      });
      expect(await json(...replay, '--yes')).toMatchObject({
        code: 0,
        data: { replay: { state: 'done', counts: { sent: 1 } } },
      });
      expect(await running.messagesAbout('msg_refused')).toEqual({ 'user-directory': 1, example: 2 });
      expect(await json('replay', 'list')).toMatchObject({
        data: { replays: [{ state: 'done', order: { subscriber: 'example' } }] },
      });
      const aborted = await run('replay', 'abort', 'example', '--yes', '--text');
      expect(aborted).toMatchObject({
        code: 1,
        stdout: expect.stringContaining('no replay to example runs'),
      });
    },
    COMMANDS_MILLISECONDS,
  );

  it(
    'audits a day, and is told what there is of a person before they are forgotten',
    async () => {
      expect(await json('audit', '2026-11-21')).toMatchObject({ data: { day: '2026-11-21', flawed: [] } });
      expect(await json('forget', 'privy/main', 'did:privy:cmzoefixture000000000003')).toMatchObject({
        code: 0,
        data: { dryRun: true, found: { events: 1, hasMore: false, refused: 0, replays: [] } },
      });
    },
    COMMANDS_MILLISECONDS,
  );

  it.each([
    [['quarantine', 'list', 'user-directry'], 2, 'no subscriber "user-directry"; nearest: user-directory,'],
    [
      ['quarantine', 'release', 'example'],
      2,
      '"example" is a consumer, whose own service handles its events;',
    ],
    [
      ['quarantine', 'show', 'user-directory', 'nobody'],
      1,
      '"nobody" is not in the quarantine of user-directory;',
    ],
    [
      ['quarantine', 'drop', 'user-directory', 'a', 'b'],
      2,
      'required option "--reason <text>" not specified;',
    ],
    [['replay', 'start', 'example'], 2, 'from is missing; give a time, or name events'],
    [['replay', 'start', 'example', '--from', 'tuesday'], 2, 'from is "tuesday"; allowed: a day such as'],
    [['audit', '2999-01-01'], 2, '2999-01-01 is not over; allowed: a day before'],
    [['forget', 'privy', 'ada'], 2, 'the source is "privy"; allowed: one such as privy/main'],
  ])(
    'is told in one line what is wrong with %j',
    async (args, code, line) => {
      const ended = await run(...args);

      expect(ended).toMatchObject({ code, stdout: '' });
      expect(ended.stderr.trimEnd().split('\n').at(-1)).toContain(line);
      expect(ended.stderr).not.toMatch(/^ +at /m);
    },
    COMMANDS_MILLISECONDS,
  );

  it('has left a line in the account of who did what, for each change and for nothing else', async () => {
    const lines = await Array.fromAsync(
      stage.logs.read(stage.description.operationsLogGroup, { from: new Date(0) }),
    );

    expect(lines.map(({ fields }) => fields['message'])).toEqual([
      'quarantine release',
      'quarantine drop',
      'parked release',
      'parked drop',
      'archive compact',
      'replay start',
    ]);
    expect(lines[0]?.fields).toMatchObject({ counts: { users: 1, handled: 2 }, reason: 'mended' });
  });
});
