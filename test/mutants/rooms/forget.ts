import type { MutatedFile } from '../mutant.ts';

const PLAIN = 'test/core/archive/forget/forget-person.test.ts';
const REPLAYS = 'test/core/archive/forget/forgetting-and-replays.test.ts';
const KILLED = 'test/core/archive/forget/forget-person.property.test.ts';

/** How a person is forgotten. */
export const forget: readonly MutatedFile[] = [
  {
    file: 'core/archive/forget/forget-day.ts',
    noticedBy: [PLAIN],
    mutants: [
      {
        breaks: 'What the person did later stays.',
        text: ' && event.received <= askedAt',
        becomes: '',
      },
      {
        breaks: 'Others stay.',
        text: 'event.group === group && ',
        becomes: '',
      },
      {
        breaks: 'The ids are noted.',
        text: 'await recordEvents(theirs, held, ports.objects);',
        becomes: '',
      },
    ],
  },
  {
    file: 'core/archive/forget/forget-archive.ts',
    noticedBy: [PLAIN],
    mutants: [
      {
        breaks: 'The manifests that come after name the new one.',
        text: 'await linkAnew(held, ports);',
        becomes: '',
      },
    ],
  },
  {
    file: 'core/archive/forget/empty-queue.ts',
    noticedBy: [PLAIN, KILLED],
    mutants: [
      {
        breaks: 'What came later stays in line.',
        text: '!reading.ok || reading.event.received <= forgetting.askedAt',
        becomes: 'true',
      },
      {
        breaks: 'The line is emptied only once the mark stands in it.',
        text: "if (!isMarked) return 'marked';",
        becomes: '',
      },
      {
        breaks: 'What was dropped of the person goes too.',
        text: 'await lines.removeNotes(groupId);',
        becomes: '',
      },
      {
        breaks: 'The gate goes.',
        text: "if ((await lines.leave(groupId)) === 'left') return 0;",
        becomes: '',
      },
    ],
  },
  {
    file: 'core/archive/forget/forget-hot.ts',
    noticedBy: [PLAIN],
    mutants: [
      {
        breaks: 'An object that cannot be read is named.',
        text: 'unreadable.push(reading.key);',
        becomes: '{}',
      },
      {
        breaks: 'The lines of the person go, and those of others stay.',
        text: 'filter((envelope) => !gone.has(envelope))',
        becomes: 'filter((envelope) => gone.has(envelope))',
      },
    ],
  },
  {
    file: 'core/archive/forget/remove-old-versions.ts',
    noticedBy: [PLAIN, REPLAYS],
    mutants: [
      {
        breaks: 'Old versions go.',
        text: 'await removeVersions(objects, old);',
        becomes: '',
      },
      {
        breaks: 'A file of an edition to come stays.',
        text: '(editionOf(key) ?? Number.POSITIVE_INFINITY) <= edition',
        becomes: 'editionOf(key) !== undefined || edition > 0',
      },
      {
        breaks: 'The days of earlier certificates are looked through.',
        text: ', ...(await daysBefore(held.forgetting, objects))',
        becomes: '',
      },
    ],
  },
  {
    file: 'core/archive/forget/begin-forgetting.ts',
    noticedBy: [REPLAYS],
    mutants: [
      {
        breaks: 'It does not begin while a replay runs.',
        text: 'running.length === 0',
        becomes: 'running.length >= 0',
      },
      {
        breaks: 'One person is forgotten at a time.',
        text: 'before.source !== person.source || before.user !== person.user',
        becomes: 'before.source !== person.source',
      },
      {
        breaks: 'One worker is at it.',
        text: 'before.lease.until > at.toISOString()',
        becomes: "before.lease.until > '9'",
      },
    ],
  },
  {
    file: 'core/archive/forget/forget-person.ts',
    noticedBy: [PLAIN],
    mutants: [
      {
        breaks: 'What is on its way is waited for.',
        text: 'await waitUntil(settled);',
        becomes: '',
      },
      {
        breaks: 'The inbox forgets too.',
        text: 'await forgetInbox(held.forgetting, ports);',
        becomes: '',
      },
      {
        breaks: 'The directory forgets too.',
        text: 'await directory?.erase({ source, userId: user, at: new Date(askedAt) });',
        becomes: '',
      },
    ],
  },
  {
    file: 'core/archive/forget/forget-checkpoints.ts',
    noticedBy: [REPLAYS],
    mutants: [
      {
        breaks: 'A replay that is over names the person no more.',
        text: 'users.filter((user) => user !== person.user)',
        becomes: 'users',
      },
      {
        breaks: 'Nor the place of one of their events.',
        text: '...(isAtThem || position === undefined ? {} : { position }),',
        becomes: '...(position === undefined ? {} : { position }),',
      },
    ],
  },
  {
    file: 'core/archive/compaction/merge-day.ts',
    noticedBy: [PLAIN],
    mutants: [
      {
        breaks: 'A copy that comes late is left out.',
        text: 'forgotten.get(event.source)?.has(event.id) === true',
        becomes: 'forgotten.size < 0',
      },
    ],
  },
  {
    file: 'core/archive/replay/start-replay.ts',
    noticedBy: [REPLAYS],
    mutants: [
      {
        breaks: 'Of a replay and a forgetting that begin at the same moment one sees the other.',
        text: 'if (!(await isForgetting(store))) return { held };',
        becomes: 'return { held };',
      },
    ],
  },
];
