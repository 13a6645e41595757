import { providerOf, type SourceName } from '../events/source-name.ts';
import { providers } from '../providers/index.ts';
import type { AttemptCount, Patience } from '../providers/patience.ts';
import type { Provider } from '../providers/provider.ts';
import { patienceHours } from './patience-hours.ts';
import { type Silence, silenceOf } from './silence.ts';

/** What is known of a source. */
export interface SourceHistory {
  readonly source: SourceName;
  /** The environment of events that name none, by which a provider's rule may differ. */
  readonly environment: string;
  /** By the hour, oldest first, of 45 days. */
  readonly attempts: readonly AttemptCount[];
  /** The end of the last hour that is counted. */
  readonly now: Date;
  readonly expectDeliveryEveryHours?: number | undefined;
  readonly watchedSince?: Date | undefined;
}

/** How a source is. */
export interface SourceHealth {
  readonly source: SourceName;
  readonly silence: Silence;
  /** Absent where the provider has published no rule. */
  readonly patience?: Patience & { readonly hours: number };
}

/** Judges a source by the hours behind it. */
export function healthOf(history: SourceHistory): SourceHealth {
  const { source, environment, attempts, now, expectDeliveryEveryHours, watchedSince } = history;
  const silence = silenceOf({ attempts, now, expectEveryHours: expectDeliveryEveryHours, watchedSince });
  const provider: Provider = providers[providerOf(source)];
  const patience = provider.patience?.({ attempts, now, environment });
  if (patience === undefined) return { source, silence };
  return { source, silence, patience: { ...patience, hours: patienceHours(patience, now) } };
}
