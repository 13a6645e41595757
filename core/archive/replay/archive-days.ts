import { compactDays, problemsOf } from '../compaction/compact-days.ts';
import type { CompactionPorts } from '../compaction/compaction-ports.ts';
import { eventsOfDay } from '../events-of-day.ts';
import { manifestDays } from '../read-manifest.ts';
import type { ArchiveDays } from './replay-ports.ts';

/** The days of the archive, for replays. */
export function archiveDays(ports: CompactionPorts): ArchiveDays {
  return {
    compact: async ({ from, until }, deadline) => {
      const report = await compactDays({ from, until, deadline }, ports);
      return { complete: report.left.length === 0, problems: problemsOf(report) };
    },
    list: async ({ from, until }) => {
      const days = await Array.fromAsync(manifestDays(ports.objects));
      const inRange = days.filter(({ day }) => day >= from && day <= until);
      return inRange.sort((a, b) => (`${a.day} ${a.source}` < `${b.day} ${b.source}` ? -1 : 1));
    },
    events: ({ source, day }, { users, ...part }) =>
      eventsOfDay(ports.objects, source, day, { ...part, subjects: users }),
  };
}
