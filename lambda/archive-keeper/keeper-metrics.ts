/** What the archive's keeper calls itself in its metrics and in its log. */
export const KEEPER_SERVICE = 'archive-keeper';

/**
 * The metrics of compaction. `ArchiveDamaged` counts what is wrong with objects of the archive; each run finds it again until
 * somebody has mended it. `DaysNotCompacted` counts the days that there was no time for.
 */
export const KEEPER_METRICS = {
  daysCompacted: 'DaysCompacted',
  daysNotCompacted: 'DaysNotCompacted',
  damaged: 'ArchiveDamaged',
} as const;
