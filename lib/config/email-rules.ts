import { isText, notAllowed } from './rule.ts';

/** Nothing but what gives away a slip: which addresses there are, only their servers know. */
const EMAIL = /^[^\s@,;<>"]{1,64}@[^\s@,;<>"]{1,190}\.[A-Za-z0-9-]{2,63}$/;

/** What is wrong with a list of e-mail addresses. `allowed` says what may stand in its place; undefined is an empty list. */
export function emailProblems(path: string, emails: unknown = [], allowed: string): string[] {
  if (!Array.isArray(emails)) return [notAllowed(path, emails, allowed)];
  return Array.from(emails, (email: unknown, index) => {
    const place = `${path}[${index}]`;
    if (!isText(email, EMAIL))
      return [notAllowed(place, email, 'an e-mail address such as security@example.com')];
    return emails.indexOf(email) === index
      ? []
      : [notAllowed(place, email, 'each address once; leave out the second')];
  }).flat();
}
