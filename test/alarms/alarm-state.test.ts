import { type AlarmRule, type AlarmState, nextState, type Point } from './alarm-state.ts';

const POINTS: Readonly<Record<string, Point>> = { '0': 'good', X: 'bad', '-': 'missing' };

function pointsOf(text: string): Point[] {
  return text.split(' ').map((letter) => POINTS[letter] ?? 'missing');
}

/** The state under each rule for missing data: `missing`, `ignore`, `breaching`, `notBreaching`. */
function states(text: string, counts: Pick<AlarmRule, 'evaluationPeriods' | 'datapointsToAlarm'>) {
  return (['missing', 'ignore', 'breaching', 'notBreaching'] as const).map((missingData) => {
    const from = (state: AlarmState) => nextState({ ...counts, missingData }, pointsOf(text), state);
    const [fromOk, fromAlarm] = [from('OK'), from('ALARM')];
    return fromOk === fromAlarm ? fromOk : 'as before';
  });
}

/** The tables of CloudWatch's documentation, row by row: 0 is a good period, X a bad one, - one that nobody measured. */
describe('three bad periods of three', () => {
  it.each([
    ['0 - X - X', ['OK', 'OK', 'OK', 'OK']],
    ['0 - - - -', ['OK', 'OK', 'OK', 'OK']],
    ['- - - - -', ['INSUFFICIENT_DATA', 'as before', 'ALARM', 'OK']],
    ['0 X X - X', ['ALARM', 'ALARM', 'ALARM', 'ALARM']],
    ['- - X - -', ['ALARM', 'as before', 'ALARM', 'OK']],
    ['X - - - -', ['ALARM', 'as before', 'ALARM', 'OK']],
    ['- - - - X', ['INSUFFICIENT_DATA', 'as before', 'ALARM', 'OK']],
  ])('are, after %s: %j', (text, expected) => {
    expect(states(text, { evaluationPeriods: 3, datapointsToAlarm: 3 })).toEqual(expected);
  });
});

describe('two bad periods of three', () => {
  it.each([
    ['0 - X - X', ['ALARM', 'ALARM', 'ALARM', 'ALARM']],
    ['0 0 X 0 X', ['ALARM', 'ALARM', 'ALARM', 'ALARM']],
    ['0 - X - -', ['OK', 'OK', 'ALARM', 'OK']],
    ['- - - - 0', ['OK', 'OK', 'ALARM', 'OK']],
    ['- - - X -', ['ALARM', 'as before', 'ALARM', 'OK']],
    ['- - - - X', ['INSUFFICIENT_DATA', 'as before', 'ALARM', 'OK']],
  ])('are, after %s: %j', (text, expected) => {
    expect(states(text, { evaluationPeriods: 3, datapointsToAlarm: 2 })).toEqual(expected);
  });
});

describe('one bad period', () => {
  it('keeps the alarm up as long as it is read, because what was measured counts before silence', () => {
    const one = { evaluationPeriods: 1, datapointsToAlarm: 1, missingData: 'notBreaching' } as const;

    expect(nextState(one, pointsOf('- - X'), 'OK')).toBe('ALARM');
    expect(nextState(one, pointsOf('X - -'), 'ALARM')).toBe('ALARM');
    expect(nextState(one, pointsOf('- - -'), 'ALARM')).toBe('OK');
    expect(nextState(one, pointsOf('X 0 -'), 'ALARM')).toBe('OK');
  });
});
