import type { SourceName } from '../../../core/events/source-name.ts';
import type { Circumstances, KeeperTrouble, StrangersRequest } from './circumstances.ts';
import { type Rhythm, SIGNED } from './simulated-providers.ts';

/** A day, or some days, and what is wrong in them. */
export interface Scenario {
  readonly title: string;
  /** What happens, in a sentence. */
  readonly happens: string;
  readonly days: number;
  /** Nothing was there before. @default all was well for some hours */
  readonly isNew?: true;
  readonly rhythms: Readonly<Partial<Record<SourceName, Rhythm>>>;
  /** What is wrong, from when to when, as `10:00`; on the first day where nothing else is said. */
  readonly wrong: readonly (readonly [from: string, to: string, Circumstances])[];
  readonly strangers: readonly (readonly [at: string, StrangersRequest])[];
}

const BUSY = { 'privy/main': { byDay: 4, byNight: 20 }, 'dynamic/main': { byDay: 5, byNight: 30 } } as const;
/** A stage with next to no users, on which one request more is seen soonest. */
const IDLE = {
  'privy/main': { byDay: 240, byNight: 480 },
  'dynamic/main': { byDay: 300, byNight: 480 },
} as const;

function busy(title: string, happens: string, ...wrong: Scenario['wrong']): Scenario {
  return { title, happens, days: 1, rhythms: BUSY, wrong, strangers: [] };
}

/** For two days, because most of what it does it does once a day. */
function ofKeeper(title: string, what: string, keeper: KeeperTrouble): Scenario {
  return { ...busy(title, `From 10:00 on ${what}.`, ['10:00', '48:00', { keeper }]), days: 2 };
}

const STRANGER = '203.0.113.7';
const [PRIVY, DYNAMIC] = ['/prod/webhooks/privy/main', '/prod/webhooks/dynamic/main'];

/** One of each kind that a scanner, a curious person or somebody with an old URL may send. */
const REQUESTS: readonly StrangersRequest[] = [
  { path: '/', from: STRANGER, method: 'GET' },
  { path: '/prod/.env', from: STRANGER, method: 'GET' },
  { path: PRIVY, from: STRANGER, method: 'GET' },
  { path: PRIVY, from: STRANGER },
  { path: PRIVY, from: STRANGER, headers: { 'svix-signature': 'nonsense' } },
  { path: PRIVY, from: STRANGER, headers: SIGNED.privy },
  // Every customer of Svix sends from these addresses.
  { path: PRIVY, from: '44.228.126.217', headers: SIGNED.privy },
  { path: DYNAMIC, from: STRANGER },
  { path: DYNAMIC, from: STRANGER, headers: { 'x-dynamic-signature-256': 'nonsense' } },
  { path: DYNAMIC, from: STRANGER, headers: SIGNED.dynamic },
  { path: `${DYNAMIC}/`, from: STRANGER, headers: SIGNED.dynamic },
  { path: '/prod/webhooks/dynamic/other', from: STRANGER, headers: SIGNED.dynamic },
  { path: '/prod/hooks/privy', from: STRANGER, headers: SIGNED.privy },
];

/** One request every so many minutes, from 06:00 on. */
function oneByOne(everyMinutes: number): Scenario['strangers'] {
  return REQUESTS.map((request, index) => [timeOf(6 * 60 + index * everyMinutes), request] as const);
}

function timeOf(minute: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

export const SCENARIOS: readonly Scenario[] = [
  busy('A healthy day', 'Both providers deliver, and every subscriber takes what is its own.'),
  {
    ...busy('Healthy days', 'The same for three days.'),
    days: 3,
  },
  {
    ...busy(
      'A new stage',
      'Its drain runs for the first time after two minutes, keeper and canary after ten, and nothing is delivered yet.',
      ['00:00', '00:02', { drainIsStopped: true }],
      ['00:00', '00:10', { keeper: 'stopped', canaryIsStopped: true }],
      ['00:00', '01:01', { lookoutIsStopped: true }],
    ),
    rhythms: {},
    isNew: true,
  },
  {
    ...busy('Strangers', "One request of every kind that is no provider's, one each hour."),
    strangers: oneByOne(60),
  },
  {
    ...busy('Strangers at an idle stage', 'The same where a source gets an event every few hours.'),
    rhythms: IDLE,
    strangers: oneByOne(60),
  },
  busy('A storm of 500s', 'From 10:00 to 12:00 the intake throws at every delivery.', [
    '10:00',
    '12:00',
    { intakeCrashes: true },
  ]),
  busy(
    'Nothing can be kept',
    'From 10:00 to 12:00 neither the topic nor a table answers: deliveries get 503.',
    ['10:00', '12:00', { nothingIsKept: true }],
  ),
  busy('A wrong secret', "From 10:00 to 14:00 the secret of privy/main is not the provider's.", [
    '10:00',
    '14:00',
    { wrongSecret: 'privy/main' },
  ]),
  {
    ...busy('A wrong secret that nobody mends', 'From 10:00 on for four days.', [
      '10:00',
      '96:00',
      { wrongSecret: 'privy/main' },
    ]),
    days: 4,
  },
  busy('A moved URL', "From 10:00 to 14:00 Privy delivers to a path that is no source's.", [
    '10:00',
    '14:00',
    { movedUrl: 'privy/main' },
  ]),
  busy('An emptied allow-list', 'From 10:00 to 14:00 no address is on the list.', [
    '10:00',
    '14:00',
    { allowListIsEmpty: true },
  ]),
  busy('A silent source', 'From 10:00 on Dynamic delivers nothing.', [
    '10:00',
    '24:00',
    { silent: 'dynamic/main' },
  ]),
  busy(
    'A body that is no event',
    'From 10:00 to 12:00 the deliveries of dynamic/main are verified and cannot be read.',
    ['10:00', '12:00', { malformed: 'dynamic/main' }],
  ),
  busy(
    'A rotation that the provider does not know of',
    'From 10:00 to 12:00 privy/main still signs with the secret before, of whose grace less than a quarter is left.',
    ['10:00', '12:00', { previousSecret: 'privy/main' }],
  ),
  busy('The topic is down', 'From 10:00 to 11:00 SNS takes nothing, and events are parked.', [
    '10:00',
    '11:00',
    { topicIsDown: true },
  ]),
  busy(
    'The topic fails now and then',
    'From 10:00 to 10:32 SNS takes nothing for a minute in every eight.',
    ['10:00', '10:01', { topicIsDown: true }],
    ['10:08', '10:09', { topicIsDown: true }],
    ['10:16', '10:17', { topicIsDown: true }],
    ['10:24', '10:25', { topicIsDown: true }],
  ),
  busy('The ledger is down', 'From 10:00 to 10:30 the ledger fails, and events are published without it.', [
    '10:00',
    '10:30',
    { ledgerIsDown: true },
  ]),
  busy('The drain does not run', 'From 10:00 to 11:00 its schedule is off. Nothing is parked.', [
    '10:00',
    '11:00',
    { drainIsStopped: true },
  ]),
  busy('The canary does not fly', 'From 10:00 to 11:00 its schedule is off.', [
    '10:00',
    '11:00',
    { canaryIsStopped: true },
  ]),
  busy('A handler that fails', 'From 10:00 to 14:00 user-directory throws at every event.', [
    '10:00',
    '14:00',
    { failingHandler: 'user-directory' },
  ]),
  busy('A dead handler', 'From 10:00 to 14:00 the function of user-directory dies as it starts.', [
    '10:00',
    '14:00',
    { dyingHandler: 'user-directory' },
  ]),
  busy('A poison event', 'From 10:00 to 14:00 user-directory throws at the events of one user.', [
    '10:00',
    '14:00',
    { poisonedHandler: 'user-directory' },
  ]),
  busy('A consumer that stands still', 'From 10:00 to 12:00 billing takes nothing from its queue.', [
    '10:00',
    '12:00',
    { stoppedSubscriber: 'billing' },
  ]),
  busy('A dead letter', 'From 10:00 to 12:00 a message is in the dead-letter queue of billing.', [
    '10:00',
    '12:00',
    { deadLetters: 'billing' },
  ]),
  busy(
    'A queue that refuses the topic',
    'From 10:00 to 12:00 a message is in the dead-letter queue of the subscription of billing.',
    ['10:00', '12:00', { undelivered: 'billing' }],
  ),
  busy('The bucket is down', 'From 10:00 to 12:00 nothing can be written into the archive.', [
    '10:00',
    '12:00',
    { bucketIsDown: true },
  ]),
  busy('The sources are not looked at', 'From 10:00 to 14:00 the schedule is off by which a function does.', [
    '10:00',
    '14:00',
    { lookoutIsStopped: true },
  ]),
  busy('Nobody looks at the sources', 'From 10:00 to 14:00 the function fails that looks every hour.', [
    '10:00',
    '14:00',
    { lookoutFails: true },
  ]),
  busy(
    'Dead letters of the archive',
    'From 10:00 to 12:00 a message is in each of the dead-letter queues of the archive.',
    ['10:00', '12:00', { deadLetters: 'archive', undelivered: 'archive' }],
  ),
  busy('A message that is no event', 'At 10:00 somebody puts one into the queue of the archive.', [
    '10:00',
    '10:05',
    { unreadableMessage: true },
  ]),
  busy('An event that the topic refuses', 'At 10:00 the drain sets it aside.', [
    '10:00',
    '10:01',
    { refusedEvent: true },
  ]),
  busy('Times that cannot be read', 'From 10:00 to 14:00 the events of dynamic/main have no time.', [
    '10:00',
    '14:00',
    { unclearTimes: 'dynamic/main' },
  ]),
  busy('More than the API lets through', 'From 10:00 to 10:30 it answers some deliveries with 429.', [
    '10:00',
    '10:30',
    { measured: ['api-throttles'] },
  ]),
  busy(
    'More than the intake may do at once',
    'From 10:00 to 10:30 Lambda does not start it for some deliveries.',
    ['10:00', '10:30', { measured: ['intake-throttles'] }],
  ),
  busy(
    'A topic that delivers nothing',
    'From 10:00 to 11:00 SNS fails to deliver, and to put what failed aside.',
    ['10:00', '11:00', { measured: ['delivery-failed', 'delivery-lost'] }],
  ),
  busy('More in hand than a queue gives out', 'From 10:00 to 11:00 billing has 90,000 messages in hand.', [
    '10:00',
    '11:00',
    { measured: ['many-in-flight'] },
  ]),
  ofKeeper("The archive's keeper does not run", 'its schedules are off', 'stopped'),
  ofKeeper("The archive's keeper fails", 'every run of it throws', 'failing'),
  ofKeeper('Daily runs that are missed', 'compaction and audits are not begun', 'daily-runs-stopped'),
  ofKeeper('Damage in the archive', 'a file is not as it was written', 'damage'),
  ofKeeper('More than compaction has time for', 'a day is left each night', 'behind'),
  ofKeeper('An event that is not in the archive', 'an event is missing in it', 'missing-event'),
  ofKeeper('An event that nobody knows of', 'an event was lost on its way to a handler', 'unaccounted'),
  busy('A replay', 'From 10:00 to 14:00 a replay sends, a run after the other.', [
    '10:00',
    '14:00',
    { keeper: 'running-replay' },
  ]),
  ofKeeper('A replay that stands still', 'a replay is unfinished, and sends nothing', 'stalled-replay'),
  ofKeeper('A forgetting that stands still', 'a person who is to be forgotten is not', 'stalled-forgetting'),
];
