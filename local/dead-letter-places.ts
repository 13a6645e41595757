import type { ObservablePipeline } from './observable-pipeline.ts';

/** Everything that has a dead-letter queue, by name. */
export function deadLetterPlaces({
  subscribers,
  archive,
}: Pick<ObservablePipeline, 'subscribers' | 'archive'>): Readonly<
  Record<string, { readonly dlqUrl: string }>
> {
  return { ...subscribers, ...(archive === undefined ? {} : { archive }) };
}
