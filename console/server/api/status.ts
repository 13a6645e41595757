import { stageStatus } from '../../../ops/status/stage-status.ts';
import type { Answering } from './answering.ts';

/** `GET status` */
export const status: Answering = (stage) => stageStatus(stage);
