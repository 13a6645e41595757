/** Up to 100 printable characters in one line, beginning with no space. fauxqs takes any subject. */
const SUBJECT = /^[!-~][ -~]{0,99}$/;

/** Why SNS would not take the subject of a message, or undefined where it would. */
export function subjectProblem(subject: string | undefined): string | undefined {
  return subject === undefined || SUBJECT.test(subject) ? undefined : 'Subject';
}
