import type { MessageAttributes } from './fauxqs-modules.ts';
import { textProblem } from './text-problem.ts';

/** fauxqs takes empty and unprintable values of message attributes; AWS refuses both. */
export function attributeProblem(attributes: MessageAttributes): string | undefined {
  for (const [name, { DataType, StringValue = '', BinaryValue = '' }] of Object.entries(attributes)) {
    if (StringValue === '' && BinaryValue === '') {
      return `The message attribute '${name}' must contain a non-empty value of the type '${DataType}'.`;
    }
    const text = textProblem(StringValue);
    if (text !== undefined) return `The message attribute '${name}': ${text}`;
  }
  return undefined;
}
