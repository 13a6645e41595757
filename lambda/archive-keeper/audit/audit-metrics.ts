/** The metrics of audits. `ArchiveDifferences` must be 0; `ArchiveUnmarked` counts what the ledger does not know, which is no difference. */
export const AUDIT_METRICS = {
  differences: 'ArchiveDifferences',
  unmarked: 'ArchiveUnmarked',
} as const;
