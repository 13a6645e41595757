import { lookOf } from '../text/outcome-words.ts';

/** An outcome or a state: a shape and its word, and where it was more than once, how often. */
export function StateMark({ state, times = 0 }: { readonly state: string; readonly times?: number }) {
  const { shape, word, tone } = lookOf(state);
  return (
    <span class={`mark ${tone}`}>
      <span class="shape" aria-hidden="true">
        {shape}
      </span>
      {word}
      {times > 1 ? ` ×${times}` : ''}
    </span>
  );
}
