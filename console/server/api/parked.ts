import { listParked } from '../../../ops/parked/list-parked.ts';
import type { Answering } from './answering.ts';

/** `GET parked`: since when events wait for the topic, and which it refused for good. */
export const parked: Answering = (stage) => listParked(stage);
