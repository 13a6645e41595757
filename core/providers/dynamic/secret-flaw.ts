import { remembered } from '../../remembered.ts';
import { pastingFlaw } from '../pasting-flaw.ts';
import type { SecretFlaw } from '../provider.ts';

/** How the dashboard's secrets begin. */
export const SECRET_PREFIX = 'dyn_';

/** Why the text can be no secret of Dynamic's: nothing more is known of their form than that they are printable ASCII. */
export const secretFlaw: (text: string) => SecretFlaw | undefined = remembered((text) =>
  text === '' ? 'no-key' : pastingFlaw(text, SECRET_PREFIX),
);
