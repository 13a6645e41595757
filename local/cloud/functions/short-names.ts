import { kebabCase, partName } from '../template/part-name.ts';

/** What is known of a function by its construct path and by what Lambda calls it. */
interface Named {
  readonly arn: string;
  readonly name: string;
  readonly path: string;
}

/** The names that people use for the functions of a stack. */
export interface ShortNames {
  /** In the order of the functions. */
  readonly all: readonly string[];
  /** The short name for an ARN or a name that the template uses. */
  of(reference: string): string;
}

/** The parts' names, with what the function is in its part where two are of the same one: `archive-writer`. */
export function shortNames(functions: readonly Named[]): ShortNames {
  const parts = functions.map(({ path }) => partName(path));
  const all = functions.map(({ path }, index) => {
    const part = parts[index] ?? path;
    return parts.indexOf(part) === parts.lastIndexOf(part) ? part : longName(path);
  });
  return {
    all,
    of(reference) {
      const index = functions.findIndex(({ arn, name }) => arn === reference || name === reference);
      const name = all[index];
      if (name === undefined)
        throw new Error(`the template refers to the function ${reference}, which it does not have`);
      return name;
    },
  };
}

function longName(path: string): string {
  const words = path
    .replace(/\/Function$/, '')
    .split('/')
    .slice(1)
    .map(kebabCase);
  return words.filter((word, at) => word !== words[at - 1]).join('-') || path;
}
