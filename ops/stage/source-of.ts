import type { SourceName } from '../../core/events/source-name.ts';
import { type ProviderName, providers } from '../../core/providers/index.ts';
import type { Provider } from '../../core/providers/provider.ts';
import type { DescribedSource } from '../../core/stage/stage-description.ts';
import { OpsError } from '../ops-error.ts';
import type { Stage } from './stage.ts';

/** A source of a stage, and what is known of its provider. */
export interface FoundSource extends Omit<DescribedSource, 'provider'> {
  readonly name: SourceName;
  readonly provider: Provider;
}

/** A source of the stage by its name. Throws an `OpsError` that names them where there is none. */
export function sourceOf({ description }: Pick<Stage, 'description'>, name: string): FoundSource {
  const { sources } = description;
  const found = Object.hasOwn(sources, name) ? sources[name] : undefined;
  if (found === undefined) {
    const allowed = Object.keys(sources).join(', ') || 'none, the stage has no source';
    throw new OpsError('misused', `no source "${name}"; allowed: ${allowed}`);
  }
  return { ...found, name: name as SourceName, provider: providers[found.provider as ProviderName] };
}
