import type { SourceName } from '../../core/events/source-name.ts';

/** The names of a source's own rules, which are also their names in metrics and logs. */
export function sourceRules(source: SourceName) {
  const name = source.replace('/', '-');
  return { path: `${name}-path`, noSignature: `${name}-no-signature`, offList: `${name}-off-list` } as const;
}

/** The names of the rules that all sources share. */
export const SHARED_RULES = {
  flood: 'flood',
  allow: 'allow',
  signedElsewhere: 'signed-elsewhere',
} as const;

/** The name of the rule of all sources with this limit. */
export function rateRule(limitPerFiveMinutes: number): string {
  return `rate-${limitPerFiveMinutes}`;
}
