import { isOpaqueId } from '../../core/providers/opaque-id.ts';
import { OpsError } from '../ops-error.ts';

/** The body with another user in place of the one that the event is about. */
export function aboutUser(text: string, subject: string | undefined, user: string): string {
  if (!isOpaqueId(user)) {
    throw new OpsError(
      'misused',
      `--user ${JSON.stringify(user)} is no id; allowed: 1 to 256 printable ASCII characters without spaces`,
    );
  }
  if (subject === undefined)
    throw new OpsError('misused', 'the event is about no user, so it cannot have another; leave --user out');
  return text.replaceAll(JSON.stringify(subject), JSON.stringify(user));
}
