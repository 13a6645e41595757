import type { HandlerManifest } from '../../lambda/handler-kit/manifest.ts';
import { isObject, notAllowed, show } from './rule.ts';

const ALLOWED = 'an object of texts by variable, by the name of the handler';

/** What is wrong with the variables that a stage gives to handlers. */
export function handlerEnvironmentProblems(
  path: string,
  given: unknown,
  handlers: readonly HandlerManifest[],
): string[] {
  if (given === undefined) return [];
  if (!isObject(given)) return [notAllowed(path, given, ALLOWED)];
  const names = handlers.map(({ name }) => name).join(', ') || 'none, because there are no handlers';
  return Object.entries(given).flatMap(([name, variables]) => {
    const handler = handlers.find((manifest) => manifest.name === name);
    if (handler === undefined) return [`${path}: there is no handler ${show(name)}; allowed: ${names}`];
    return variableProblems(`${path}[${show(name)}]`, variables, handler);
  });
}

/** The manifest declares a variable with the value of the stages that say nothing: a spelling mistake would pass unseen. */
function variableProblems(path: string, variables: unknown, { environment }: HandlerManifest): string[] {
  if (!isObject(variables)) return [notAllowed(path, variables, 'an object of texts by variable')];
  const declared = isObject(environment) ? Object.keys(environment) : [];
  return Object.entries(variables).flatMap(([variable, value]) => {
    if (!declared.includes(variable)) {
      const allowed = declared.join(', ') || 'none';
      return [
        `${path}.${variable} is not a variable of the handler; allowed: ${allowed}; declare others in the environment of its manifest`,
      ];
    }
    return typeof value === 'string' ? [] : [notAllowed(`${path}.${variable}`, value, 'a text')];
  });
}
