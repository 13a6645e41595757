import type { DemoSummary } from '../../../local/demo/summarize.ts';
import { textWriter } from '../../../local/demo/write-text.ts';
import { report } from './sample-report.ts';

const SUMMARY: DemoSummary = {
  asExpected: true,
  deliveries: 13,
  outcomes: { accepted: 9, duplicate: 1, rejected: 2, blocked: 1 },
  events: 9,
  messages: { 'user-directory': 5, 'a-handler-with-a-long-name': 9, example: 9 },
  deadLetters: 0,
  firstMilliseconds: 839,
  medianMilliseconds: 37,
};

/** What the demo writes on a terminal that is so wide, but for the commands to copy. */
function written(columns: number, summary = SUMMARY): string[] {
  const pieces: string[] = [];
  const writer = textWriter({ write: (text) => pieces.push(text), json: false, colours: false, columns });
  writer.started({ deliveries: 13, leftOut: ['privy/staging', 'dynamic/second'] });
  writer.finished([report()], summary);
  return pieces.join('').split('\n');
}

describe('what the demo writes for reading', () => {
  it.each([60, 80, 120])('has no line that a terminal of %i columns would break inside a word', (columns) => {
    expect(written(columns).filter((line) => line.length > columns)).toEqual([]);
  });

  it('names the sources that it sends nothing to, and what does', () => {
    expect(written(80).slice(5, 8)).toEqual([
      'They go to the first source of each provider. To privy/staging, dynamic/second',
      'you can send any event: npx wallet-webhooks send privy/staging privy.test',
      '',
    ]);
  });

  it('explains its words and signs', () => {
    const text = written(120).join(' ');

    expect(text).toContain('1 applied');
    expect(text).toMatch(
      /applied: the handler has done its work without an error\. – none\. · none, because/,
    );
  });

  it('counts the events that are in the archive', () => {
    const text = written(120, { ...SUMMARY, archived: 9, messages: { example: 9 } });

    expect(text).toContain('  9 events on the topic: 9 to the archive, 9 to example; 0 dead letters.');
  });

  it('counts the events where nobody subscribes', () => {
    expect(written(120, { ...SUMMARY, messages: {} })).toContain('  9 events on the topic; 0 dead letters.');
  });
});
