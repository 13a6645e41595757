/** More than the secrets that a function has at a time. */
const MOST = 32;

/**
 * The same function, which remembers its answers: for what follows from a text alone and is asked of few texts again and again,
 * such as the key in a signing secret. Past `MOST` texts it forgets the oldest.
 */
export function remembered<Answer>(answerTo: (text: string) => Answer): (text: string) => Answer {
  const answers = new Map<string, Answer>();
  return (text) => {
    if (answers.has(text)) return answers.get(text) as Answer;
    const answer = answerTo(text);
    const [oldest] = answers.keys();
    if (answers.size >= MOST && oldest !== undefined) answers.delete(oldest);
    answers.set(text, answer);
    return answer;
  };
}
