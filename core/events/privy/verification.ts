import { maybe, seconds } from '../schema/fields.ts';

/** When a linked account was verified; every one has these fields. */
export const verification = () => ({
  verified_at: seconds(),
  first_verified_at: maybe(seconds()),
  latest_verified_at: maybe(seconds()),
});
