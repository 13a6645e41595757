import { sourceOf } from '../stage/source-of.ts';
import type { Stage } from '../stage/stage.ts';
import { sampleOf } from './sample-of.ts';

/** What a provider sends of an event. */
export interface SampleText {
  /** The public event type. */
  readonly type: string;
  /** The body, laid out to be read and edited. */
  readonly text: string;
}

/** The example of an event, to be edited. Throws an `OpsError` where there is no such source or event. */
export function sampleText(stage: Pick<Stage, 'description'>, source: string, event: string): SampleText {
  const { type, text } = sampleOf(sourceOf(stage, source).provider, { event });
  return { type, text: JSON.stringify(JSON.parse(text), undefined, 2) };
}
