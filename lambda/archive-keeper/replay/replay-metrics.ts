/** The metrics of replays. `ReplaysRunning` counts those that are unfinished, `ReplayRefused` events that a queue will never take. */
export const REPLAY_METRICS = {
  sent: 'Replayed',
  refused: 'ReplayRefused',
  running: 'ReplaysRunning',
} as const;
