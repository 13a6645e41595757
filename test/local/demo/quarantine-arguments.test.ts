import { quarantineRun } from '../../../local/demo/quarantine-arguments.ts';

describe('the arguments of the command quarantine', () => {
  it('ask for the list of one handler, or of all', () => {
    expect(quarantineRun({ words: [] })).toEqual({ kind: 'list', handler: undefined });
    expect(quarantineRun({ words: ['crm'] })).toEqual({ kind: 'list', handler: 'crm' });
  });

  it('ask for a release', () => {
    expect(quarantineRun({ words: ['crm'], release: 'ada' })).toEqual({
      kind: 'release',
      handler: 'crm',
      group: 'ada',
    });
  });

  it('ask for a drop', () => {
    expect(quarantineRun({ words: ['crm', '07'], drop: 'ada', reason: 'a test' })).toEqual({
      kind: 'drop',
      handler: 'crm',
      group: 'ada',
      sequence: '07',
      reason: 'a test',
    });
  });

  it.each([
    [{ words: ['crm', 'feed'] }, 'unexpected argument "feed"'],
    [{ words: ['crm', 'ada'], release: 'ada' }, 'unexpected argument "ada"'],
    [{ words: ['crm', '07', 'why'], drop: 'ada', reason: 'a' }, 'unexpected argument "why"'],
    [{ words: [], release: 'ada' }, 'no handler;'],
    [{ words: ['crm'], release: 'ada', drop: 'ada' }, '--release and --drop do not go together'],
    [{ words: ['crm'], reason: 'a test' }, '--reason goes with --drop only'],
    [{ words: ['crm'], drop: 'ada', reason: 'a test' }, 'a handler or a sequence is missing;'],
    [{ words: ['crm', '07'], drop: 'ada' }, 'no reason;'],
    [{ words: ['crm', '07'], drop: 'ada', reason: ' ' }, 'no reason;'],
  ])('are refused with what is wrong with them: %j', (given, problem) => {
    expect(quarantineRun(given)).toEqual(expect.stringContaining(problem));
  });
});
