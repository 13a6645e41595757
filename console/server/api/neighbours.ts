import { neighboursOf } from '../../../ops/event/neighbours-of.ts';
import type { Answering } from './answering.ts';
import { nameIn } from './asked.ts';

/** `GET neighbours?source=&id=&user=&received=`: the events of the same user around it. */
export const neighbours: Answering = (stage, asked) =>
  neighboursOf(stage, {
    source: nameIn(asked, 'source'),
    id: nameIn(asked, 'id'),
    user: nameIn(asked, 'user'),
    received: nameIn(asked, 'received'),
  });
