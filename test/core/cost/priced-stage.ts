import type { Measured } from '../../../core/cost/measured.ts';
import type { Priced } from '../../../core/cost/priced.ts';

const MEASURED: Measured = {
  lineBytes: {
    access: 274,
    delivery: 774,
    handling: 574,
    archive: 674,
    drain: 574,
    quarantine: 474,
    health: 474,
  },
  logCompression: 0.1,
  envelopeBytes: 500,
  answerBytes: 100,
  ledger: { writeUnits: 2, itemBytes: 200 },
  looks: { flag: 1, quarantine: 1 },
  handling: {
    applyIfNewer: { writeUnits: 1, readUnits: 0, itemBytes: 200, inboxBytes: 0 },
    mergeItems: { writeUnits: 1, readUnits: 1, itemBytes: 200, inboxBytes: 0 },
    applyOnce: { writeUnits: 4, readUnits: 0, itemBytes: 100, inboxBytes: 100 },
  },
  queueRequests: 0,
  metrics: { source: 3, handler: 2, archive: 2, drain: 1, quarantine: 1, health: 2 },
  asked: { source: 10, besides: 2 },
  archivedBytes: 500,
  cpu: { intake: 3, event: 0.5, step: 0.5 },
};

/** A stage in round figures: two sources, one handler, an archive, no canary, and a million events of 2,500 bytes a month. */
export const PRICED: Priced = {
  facts: {
    alarmMetrics: 40,
    dashboards: 1,
    secrets: 2,
    keys: 0,
    webAcls: 1,
    webAclRules: 8,
    sources: 2,
    intakeMegabytes: 512,
    handlers: [{ megabytes: 256, batchSize: 10, writes: true }],
    subscriptions: 2,
    polledQueues: { fifo: 1, standard: 1 },
    schedules: [
      { kind: 'drain', runsAMonth: 43_200, megabytes: 1_769 },
      { kind: 'quarantine', runsAMonth: 43_200, megabytes: 256 },
      { kind: 'other', runsAMonth: 30, megabytes: 512 },
    ],
    ledger: { retentionDays: 100, recoverable: true },
    log: { retentionDays: 90, accessIsRare: false },
    archiveMegabytes: 512,
    canary: false,
  },
  measured: MEASURED,
  volume: { events: 1_000_000, bodyBytes: 2_500, batch: 1, writesBy: 'applyIfNewer' },
};
