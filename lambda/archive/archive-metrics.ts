/** What the archive's writer calls itself in its metrics and in its log. */
export const ARCHIVE_SERVICE = 'archive';

/**
 * The metrics of the archive's writer. `NotArchived` counts events that come again because their object could not be written,
 * `Unreadable` messages that are no events. The delay is that of the event that waited longest, from its receipt.
 */
export const ARCHIVE_METRICS = {
  archived: 'Archived',
  withheld: 'Withheld',
  notArchived: 'NotArchived',
  unreadable: 'Unreadable',
  delay: 'ArchiveDelay',
} as const;
