import { ageText } from '../../core/time/age-text.ts';
import { isSeen } from '../parts/look-at-parts.ts';
import type { Finding } from './finding.ts';
import { counted, sinceText } from './finding-text.ts';
import type { SourceStatus } from './source-status.ts';
import type { StageStatus } from './stage-status.ts';
import { subscriberFindings } from './subscriber-findings.ts';

type Examined = Omit<StageStatus, 'findings'>;

/** Names what is not as it should be, the most urgent first: what may lose deliveries, then what is held up, then what waits. */
export function findingsOf(status: Examined): readonly Finding[] {
  const now = new Date(status.at);
  return [
    ...ofCanary(status.canary),
    ...status.sources.filter(isSeen).flatMap((source) => ofSource(source, now)),
    ...ofParked(status.parked, now),
    ...status.subscribers.filter(isSeen).flatMap((subscriber) => subscriberFindings(subscriber, now)),
    ...ofArchive(status.archive),
    ...ofUnread(status),
  ];
}

/** Of what cannot be looked at nobody knows how it is. */
function ofUnread({ sources, subscribers, parked, archive, canary }: Examined): Finding[] {
  const parts = [
    ...sources.map(({ source, problem }) => ({ where: source, problem })),
    ...subscribers.map(({ subscriber, problem }) => ({ where: subscriber, problem })),
    { where: 'parked', problem: parked.problem },
    { where: 'archive', problem: archive?.problem },
    { where: 'canary', problem: canary?.problem },
  ];
  return parts.flatMap(({ where, problem }) =>
    problem === undefined
      ? []
      : [
          {
            where,
            what: 'unreadable' as const,
            text: `how it is cannot be seen: ${problem.message}`,
            command: 'doctor',
          },
        ],
  );
}

function ofCanary(canary: Examined['canary']): Finding[] {
  if (canary === undefined || !isSeen(canary)) return [];
  const { refused, lost } = canary;
  const where = 'canary';
  const findings: Finding[] = [];
  if (refused > 0)
    findings.push({
      where,
      what: 'canary-refused',
      text: `${refused} of what the stage sent to itself in the last 15 min was refused, and providers are too`,
      command: 'doctor',
    });
  if (lost > 0)
    findings.push({
      where,
      what: 'canary-lost',
      text: `${lost} of what the stage sent to itself in the last 15 min was answered 200 and not handled within a minute`,
      command: 'parked list',
    });
  return findings;
}

function ofSource(
  { source, secret, patience, silence = 0, unavailableLately }: SourceStatus,
  now: Date,
): Finding[] {
  const where = source;
  const findings: Finding[] = [];
  if (secret.putAt === undefined)
    findings.push({
      where,
      what: 'no-secret',
      text: 'no signing secret was put: every delivery is answered 503',
      command: `secret put ${source}`,
    });
  if (patience !== undefined && patience.state !== 'intact')
    findings.push({
      where,
      what: 'patience-running-out',
      text: patienceText(patience, now),
      command: `tail --source ${source} --since 1h`,
    });
  if (silence >= 1)
    findings.push({
      where,
      what: 'silent',
      text: 'nothing was taken in for longer than is expected: look whether the provider has the endpoint enabled',
      command: `tail --source ${source} --since 6h`,
    });
  if (unavailableLately > 0)
    findings.push({
      where,
      what: 'unavailable',
      text: unavailableText(unavailableLately),
      command: `tail --source ${source} --outcome unavailable --since 15m`,
    });
  return findings;
}

function patienceText(
  patience: Exclude<NonNullable<SourceStatus['patience']>, { readonly state: 'intact' }>,
  now: Date,
): string {
  if (patience.state === 'being-spent')
    return `deliveries go on to fail: if as many do, the provider switches the endpoint off in ${leftText(patience, now)}`;
  const failing = `no delivery has succeeded for ${ageText((now.getTime() - Date.parse(patience.since)) / 1_000)}`;
  if (patience.state === 'run-out')
    return `${failing}: the provider may have switched the endpoint off, look at its dashboard`;
  if (patience.state === 'failing') return `${failing}: so few failed that the provider does not count yet`;
  return `${failing}: if that goes on, the provider switches the endpoint off in ${leftText(patience, now)}`;
}

function leftText({ switchedOffAt }: { readonly switchedOffAt: string }, now: Date): string {
  return ageText((Date.parse(switchedOffAt) - now.getTime()) / 1_000);
}

function ofParked(parked: Examined['parked'], now: Date): Finding[] {
  if (!isSeen(parked)) return [];
  const { oldest, refused } = parked;
  const findings: Finding[] = [];
  if (oldest !== undefined)
    findings.push({
      where: 'parked',
      what: 'parked',
      text: `events wait for the topic, the oldest for ${sinceText(oldest, now)}; they come out by themselves when it takes them`,
      command: 'parked list',
    });
  if (refused > 0)
    findings.push({
      where: 'parked',
      what: 'refused',
      text: `the topic refused ${counted(refused, 'event')} for good: release or drop them`,
      command: 'parked list',
    });
  return findings;
}

function ofArchive(archive: Examined['archive']): Finding[] {
  if (archive === undefined || !isSeen(archive)) return [];
  const { dead, notDelivered, differences = 0 } = archive;
  const where = 'archive';
  const findings: Finding[] = [];
  if (dead + notDelivered > 0)
    findings.push({
      where,
      what: 'dead',
      text: `${counted(dead + notDelivered, 'message')} in its dead-letter queues, not written`,
      command: 'dead list archive',
    });
  if (differences > 0)
    findings.push({
      where,
      what: 'archive-differs',
      text: `the last audit found ${counted(differences, 'difference')}`,
      command: 'audit',
    });
  return findings;
}

function unavailableText(count: number): string {
  return count === 1
    ? '1 delivery of the last 15 min was answered 503, and comes again'
    : `${count} deliveries of the last 15 min were answered 503, and come again`;
}
