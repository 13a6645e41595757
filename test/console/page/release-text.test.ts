import {
  droppedText,
  parkedReleaseText,
  releaseAsked,
  releaseDone,
} from '../../../console/page/text/release-text.ts';

const user = { group: 'privy/main#ada', events: 3, openedAt: '2026-11-27T08:00:00.000Z' };
const release = (line: object) =>
  ({ handler: 'crm', dryRun: false, users: [user], released: [line] }) as never;

describe('what the page says of a release', () => {
  it('is how much would be handed back', () => {
    expect(releaseAsked({ handler: 'crm', dryRun: true, users: [user], released: [] })).toBe(
      '3 events of 1 user, the oldest first.',
    );
  });

  it('is that the user is out, or that the cause is not mended where one fails again', () => {
    expect(releaseDone(release({ group: user.group, done: 'released', handled: 3 }))).toBe(
      '3 events handled, released: out of quarantine.',
    );
    const failed = { failure: { code: 'unknown-plan\u202e', permanent: true } };
    expect(releaseDone(release({ group: user.group, done: 'failed', handled: 1, failed }))).toBe(
      '1 event handled, then one failed again (unknown-plan\\u202e): its cause is not mended yet. It is back in ' +
        'quarantine with those behind it, in order; nothing is lost. Mend the cause, then release again.',
    );
  });

  it('is what the topic made of an event that it had refused', () => {
    const parked = (done: string) =>
      parkedReleaseText({ dryRun: false, events: [], released: [{ key: 'k', done }] } as never);

    expect(parkedReleaseText({ dryRun: true, events: [], released: [] })).toContain('It would go to the end');
    expect(parked('published')).toBe('Published: subscribers get it now.');
    expect(parked('refused-again')).toMatch(/^The topic has refused it again: .*Nothing is lost\.$/);
  });
});

describe('what the page says of an event that is dropped from a quarantine', () => {
  it('is that the handler never has it, before and after', () => {
    expect(droppedText('would-drop')).toMatch(/^The handler would never have it; the archive keeps it\./);
    expect(droppedText('dropped')).toBe('It is dropped. Those behind it stay until they are released.');
    expect(droppedText('not-in-quarantine')).toContain('somebody has released or dropped it meanwhile');
  });
});
