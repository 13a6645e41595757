const MARK = /^\{"mark":"([0-9A-Za-z-]{1,64})"\}$/;

/**
 * The body of a mark: a message in a user's group that is no event. A queue gives it out once everything is done that was in the
 * group before it, which is how one knows. A handler passes over it; in quarantine it stands in line like any other.
 *
 * `id`: up to 64 letters, digits and hyphens.
 */
export function markBody(id: string): string {
  return `{"mark":"${id}"}`;
}

/** The id of a mark. Undefined for every other body: no envelope reads so. */
export function markIn(body: string): string | undefined {
  return MARK.exec(body)?.[1];
}
