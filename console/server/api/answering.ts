import type { Stage } from '../../../ops/stage/stage.ts';
import type { Breakage } from '../../breakage.ts';
import type { Asked } from './asked.ts';

/** Answers one thing that the page asks, by a function of ops/, or of what breaks the pipeline that runs in this process. */
export type Answering = (stage: Stage, asked: Asked, breakage?: Breakage) => Promise<unknown> | unknown;
