import type { BreakageFacts } from '../../breakage.ts';
import type { Answering } from './answering.ts';

/** `GET broken`: what is broken on purpose, and of which handlers a user's writes can be. Nothing can where the pipeline runs elsewhere. */
export const broken: Answering = (_stage, _asked, breakage): BreakageFacts => ({
  canBreak: breakage !== undefined,
  broken: breakage?.broken ?? [],
  handlers: breakage?.handlers ?? [],
});
