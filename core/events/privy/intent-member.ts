import * as z from 'zod/mini';
import { flag, list, maybe, milliseconds, named, number, object, text } from '../schema/fields.ts';
import { variants } from '../schema/variants.ts';

const user = object({ type: z.literal('user'), user_id: text(), signed_at: maybe(milliseconds()) });
const key = object({ type: z.literal('key'), public_key: text(), signed_at: maybe(milliseconds()) });

/** A person or a key that may sign an intent. */
export const signer = named('PrivySigner', variants('type', [user, key]));

/** A signer, or a quorum of signers that counts as one. */
export const intentMember = named(
  'PrivyIntentMember',
  variants('type', [
    user,
    key,
    object({
      type: z.literal('key_quorum'),
      key_quorum_id: text(),
      display_name: maybe(text()),
      threshold: number(),
      threshold_met: flag(),
      members: list(signer),
    }),
  ]),
);
