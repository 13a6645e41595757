import { listMarkedEvents } from '../../../ops/events/list-marked-events.ts';
import { readMoment } from '../../../ops/read-moment.ts';
import type { Answering } from './answering.ts';
import { textIn, textsIn } from './asked.ts';

/** As many as a page shows. */
const PAGE = 50;

/** `GET events?source=&user=&type=&outcome=&after=&before=&cursor=` */
export const events: Answering = (stage, asked) => {
  const moment = (name: string) => {
    const text = textIn(asked, name);
    return text === undefined ? undefined : readMoment(`${name}:`, text, stage.now());
  };
  return listMarkedEvents(stage, {
    source: textIn(asked, 'source'),
    user: textIn(asked, 'user'),
    types: textsIn(asked, 'type'),
    outcomes: textsIn(asked, 'outcome'),
    from: moment('after'),
    until: moment('before'),
    cursor: textIn(asked, 'cursor'),
    limit: PAGE,
  });
};
