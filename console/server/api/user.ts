import { followUser } from '../../../ops/user/follow-user.ts';
import type { Answering } from './answering.ts';
import { nameIn, textIn } from './asked.ts';

/** As many of a user's events as a page shows. */
const SHOWN = 100;

/** `GET user?user=&source=` */
export const user: Answering = (stage, asked) =>
  followUser(stage, { user: nameIn(asked, 'user'), source: textIn(asked, 'source'), limit: SHOWN });
