/** The ways in which a proxied call can fail, and what the report calls them. */
export const FAULTS = {
  'reset-before': 'connection reset before the call took effect',
  'reset-after': 'connection reset after the call took effect',
  'error-before': 'error instead of the call',
  'error-after': 'error after the call took effect',
  cut: 'answer cut short',
  throttle: 'throttled',
  hang: 'no answer, no effect',
  'late-answer': 'late answer',
  'late-effect': 'late effect',
} as const;

export type Fault = keyof typeof FAULTS;
export const ALL_FAULTS = Object.keys(FAULTS) as [Fault, ...Fault[]];

/** How a dependency fails for a while: this share of its calls, in one of these ways each. */
export interface Weather {
  readonly share: number;
  readonly faults: readonly [Fault, ...Fault[]];
}

/** In which way a dependency that is down is down. */
export const OUTAGES = {
  'refuses connections': ['reset-before'],
  'answers with errors': ['error-before', 'throttle'],
  hangs: ['hang', 'hang', 'hang', 'reset-before'],
  'works unheard': ['reset-after', 'error-after', 'cut'],
  'fails in every way': ALL_FAULTS.filter((fault) => fault !== 'late-answer') as [Fault, ...Fault[]],
} as const satisfies Readonly<Record<string, Weather['faults']>>;
