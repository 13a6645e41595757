import type { Stage } from '../../../ops/stage/stage.ts';
import type { Asked } from './asked.ts';

/** Answers one thing that the page asks, by a function of ops/. */
export type Answering = (stage: Stage, asked: Asked) => Promise<unknown> | unknown;
