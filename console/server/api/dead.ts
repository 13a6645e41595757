import { groupDeadLetters } from '../../../ops/dead/group-dead-letters.ts';
import type { Answering } from './answering.ts';

/** `GET dead`: dead letters by subscriber and reason. */
export const dead: Answering = (stage) => groupDeadLetters(stage);
