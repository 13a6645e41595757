/** The metric of forgetting: `ForgettingUnfinished` is 1 whenever the schedule finds one that it cannot bring to its end. */
export const FORGET_METRICS = {
  unfinished: 'ForgettingUnfinished',
} as const;
