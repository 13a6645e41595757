const DEEP_RUNS = 100_000;

/** How a property is run: always with the same seed, and in depth when `DEEP` is set. */
export function propertyRuns(normally: number): { readonly seed: number; readonly numRuns: number } {
  return { seed: 20_261_122, numRuns: process.env['DEEP'] ? DEEP_RUNS : normally };
}

/** How long a property may take before it counts as stuck. */
export const PROPERTY_TIMEOUT_MILLISECONDS = 15 * 60_000;
