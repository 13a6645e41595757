import { examinationLines } from '../../../cli/doctor/examination-lines.ts';
import { plainPage } from '../plain-page.ts';

const EXAMINATION = {
  pipelineName: 'Shop-prod',
  checks: [
    {
      name: 'secrets',
      state: 'wrong',
      sentence: 'privy/main has no signing secret: every delivery is answered 503; put one',
      command: 'secret put privy/main',
    },
    { name: 'allow-list', state: 'unknown', sentence: 'the list cannot be read from here' },
    { name: 'versions', state: 'fine', sentence: '1.2.0 here and in the stage' },
  ],
  leftOut: ['alarms'],
} as const;

describe('the lines of an examination', () => {
  it('have what is wrong with the command that mends it, and fit the page', () => {
    expect(examinationLines(EXAMINATION, (command) => `npx ${command}`, plainPage(60))).toEqual([
      'Shop-prod',
      '',
      '✗ secrets: privy/main has no signing secret: every delivery',
      '  is answered 503; put one',
      '  npx secret put privy/main',
      '? allow-list: the list cannot be read from here',
      '✓ versions: 1.2.0 here and in the stage',
      '',
      'Only a deployed stage has: alarms.',
    ]);
  });
});
