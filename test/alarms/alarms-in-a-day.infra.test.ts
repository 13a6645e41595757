import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allDays, daysPage } from './day/days-page.ts';
import { timeOfDay } from './day/simulate-day.ts';

const days = await allDays();

/** When each alarm first rings in the scenario of that title, as `10:05 name`. */
function rings(title: string): string[] {
  const found = days.outcomes.find(({ scenario }) => scenario.title === title);
  if (found === undefined) throw new Error(`no scenario is called ${title}`);
  return found.rung.map(({ name, from }) => `${timeOfDay(from)} ${name}`);
}

describe('no alarm rings', () => {
  it.each([
    'A healthy day',
    'Healthy days',
    'A new stage',
    'Strangers',
    'Strangers at an idle stage',
    'A replay',
    'The topic fails now and then',
  ])('in %j', (title) => {
    expect(rings(title)).toEqual([]);
  });
});

/** What must ring, and by when. The page has all that rings, to the minute, and when it ends. */
describe('somebody is told', () => {
  it.each([
    ['A storm of 500s', 'intake-failing', '10:05'],
    ['A storm of 500s', 'canary-refused', '10:10'],
    ['Nothing can be kept', 'privy/main unavailable', '10:05'],
    ['A wrong secret', 'privy/main all-rejected', '11:00'],
    ['A moved URL', 'wrong-url', '10:15'],
    ['A silent source', 'dynamic/main silent', '17:05'],
    ['Nobody looks at the sources', 'sources-not-watched', '12:05'],
    ['The sources are not looked at', 'sources-not-watched', '13:05'],
    ['The canary does not fly', 'canary-lost', '10:15'],
    ['An emptied allow-list', 'privy/main off-list', '10:15'],
    ['A body that is no event', 'dynamic/main refused-for-good', '10:05'],
    ['A rotation that the provider does not know of', 'privy/main previous-secret', '10:05'],
    ['The topic is down', 'parked-too-long', '10:10'],
    ['The topic is down', 'canary-lost', '10:10'],
    ['The drain does not run', 'parked-too-long', '10:10'],
    ['A handler that fails', 'user-directory late', '10:20'],
    ['A dead handler', 'user-directory late', '10:20'],
    ['A poison event', 'user-directory quarantined', '12:00'],
    ['A consumer that stands still', 'billing late', '10:20'],
    ['A dead letter', 'billing not-handled', '10:05'],
    ['A queue that refuses the topic', 'billing not-delivered', '10:05'],
    ['The bucket is down', 'archive-failing', '10:15'],
    ["The archive's keeper does not run", 'keeper-stopped', '11:00'],
  ])('%s: %s by %s', (title, alarm, by) => {
    const early = rings(title).filter((ring) => ring >= '10:00' && ring.slice(0, by.length) <= by);

    expect(early.map((ring) => ring.slice('10:00 '.length))).toContain(alarm);
  });
});

/** Privy switches an endpoint off after five days. */
it('somebody is told of a provider that loses patience, two days or more before it switches the endpoint off', () => {
  const [, time] =
    /^(day \d, \d\d:\d\d) privy\/main patience$/m.exec(
      rings('A wrong secret that nobody mends').join('\n'),
    ) ?? [];

  expect(time).toBe('day 3, 12:01');
});

describe('the page of alarms in a day', () => {
  it('is what comes out; npm run alarms writes it', () => {
    const page = readFileSync(join(import.meta.dirname, '../../docs/alarms-in-a-day.md'), 'utf8');

    expect(page).toBe(daysPage(days));
  });
});
