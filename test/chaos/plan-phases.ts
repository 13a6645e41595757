import { Random } from '../simulation/random.ts';
import { ALL_FAULTS, OUTAGES, type Weather } from './faults.ts';

export type Dependency = 'dynamodb' | 'sns' | 's3';

/** A while in which the dependencies fail in a certain way. */
export interface Phase {
  readonly name: string;
  readonly milliseconds: number;
  readonly weather: Readonly<Partial<Record<Dependency, Weather>>>;
}

/** The names under which people know the dependencies. */
export const DEPENDENCY_NAMES: Readonly<Record<Dependency, string>> = {
  dynamodb: 'DynamoDB',
  sns: 'SNS',
  s3: 'S3',
};
export const DEPENDENCIES = Object.keys(DEPENDENCY_NAMES) as readonly Dependency[];

const PHASE_MILLISECONDS = 4_000;
/** An outage of both is short: whatever is delivered meanwhile has to be delivered again. */
const BOTH_DOWN_SHARE = 0.7;
const FLAKY: Weather = { share: 0.2, faults: ALL_FAULTS };
const A_LITTLE_FLAKY: Weather = { share: 0.08, faults: ALL_FAULTS };
const VERY_FLAKY: Weather = { share: 0.5, faults: ALL_FAULTS };
const SLOW: Weather = { share: 0.4, faults: ['late-answer', 'late-effect'] };

type Manner = keyof typeof OUTAGES;
type Manners = readonly [Manner, ...Manner[]];

const ANY_MANNER = Object.keys(OUTAGES) as [Manner, ...Manner[]];
/** Nothing that fails has happened all the same: only then a false acknowledgement is a loss. Few hang, which is slow. */
const WITHOUT_EFFECT: Manners = [
  'refuses connections',
  'refuses connections',
  'answers with errors',
  'answers with errors',
  'hangs',
];

/** A call that hangs outlasts the phase, as the writer has half a minute: these make it give up, and batches come again. */
const AT_ONCE: Manners = ['refuses connections', 'answers with errors'];

type PhaseKind = (random: Random) => Pick<Phase, 'name' | 'weather'>;

const KINDS: readonly PhaseKind[] = [
  (random) => down('sns', random, WITHOUT_EFFECT),
  (random) => down('sns', random, ANY_MANNER),
  () => ({ name: 'both flaky', weather: { dynamodb: FLAKY, sns: FLAKY } }),
  (random) => down('dynamodb', random, ANY_MANNER),
  (random) => bothDown(random),
  (random) => archiveDown(random),
  () => ({ name: 'calm', weather: {} }),
  () => ({ name: 'both very flaky', weather: { dynamodb: VERY_FLAKY, sns: VERY_FLAKY } }),
  () => ({ name: 'both slow', weather: { dynamodb: SLOW, sns: SLOW } }),
];

/**
 * The phases of a run. Each kind comes once in every round of them, in an order of its own, and a run has at least one
 * round.
 */
export function planPhases({
  seed,
  milliseconds,
}: {
  readonly seed: number;
  readonly milliseconds: number;
}): Phase[] {
  const random = new Random(`${seed}/phases`);
  const count = Math.max(KINDS.length, Math.round(milliseconds / PHASE_MILLISECONDS));
  const phases: Pick<Phase, 'name' | 'weather'>[] = [];
  while (phases.length < count) phases.push(...shuffled(KINDS, random).map((kind) => kind(random)));

  const shares = phases.slice(0, count).map(({ weather }) => shareOf(weather, random));
  const total = shares.reduce((sum, share) => sum + share, 0);
  return phases.slice(0, count).map(({ name, weather }, index) => ({
    name,
    // Few calls are made to S3, and nobody waits for them: it fails by half all the while.
    weather: { s3: VERY_FLAKY, ...weather },
    milliseconds: (milliseconds * (shares[index] ?? 1)) / total,
  }));
}

function down(
  dependency: 'dynamodb' | 'sns',
  random: Random,
  manners: Manners,
): Pick<Phase, 'name' | 'weather'> {
  const other = dependency === 'sns' ? 'dynamodb' : 'sns';
  const { manner, weather } = outage(random, manners);
  const otherToo = random.chance(0.4);
  return {
    name: `${DEPENDENCY_NAMES[dependency]} ${manner}${otherToo ? `, ${DEPENDENCY_NAMES[other]} a little flaky` : ''}`,
    weather: { [dependency]: weather, ...(otherToo ? { [other]: A_LITTLE_FLAKY } : {}) },
  };
}

function bothDown(random: Random): Pick<Phase, 'name' | 'weather'> {
  const [dynamodb, sns] = [outage(random, WITHOUT_EFFECT), outage(random, WITHOUT_EFFECT)];
  const name = `DynamoDB ${dynamodb.manner}, SNS ${sns.manner}`;
  return { name, weather: { dynamodb: dynamodb.weather, sns: sns.weather } };
}

/** What keeps events waiting for the archive, and nobody else. */
function archiveDown(random: Random): Pick<Phase, 'name' | 'weather'> {
  const { manner, weather } = outage(random, AT_ONCE);
  return { name: `${DEPENDENCY_NAMES.s3} ${manner}`, weather: { s3: weather } };
}

function outage(random: Random, manners: Manners): { readonly manner: Manner; readonly weather: Weather } {
  const manner = random.pick(manners);
  return { manner, weather: { share: 1, faults: OUTAGES[manner] } };
}

function shareOf({ dynamodb, sns }: Phase['weather'], random: Random): number {
  const bothDown = dynamodb?.share === 1 && sns?.share === 1;
  return random.between(0.7, 1.3) * (bothDown ? BOTH_DOWN_SHARE : 1);
}

function shuffled<Item>(items: readonly Item[], random: Random): Item[] {
  const keyed = items.map((item) => ({ item, key: random.fraction() }));
  return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item);
}
