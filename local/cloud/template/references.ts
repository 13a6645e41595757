import { intrinsicOf, isObject } from './template.ts';

/** The names in `${…}` of an `Fn::Sub` text, without the escaped `${!…}` ones. */
export const SUBSTITUTION = /\$\{(!?)([^}]+)\}/g;

/** Every logical id and pseudo parameter that a value refers to, in the order found. */
export function referencesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (!isObject(value)) return [];
  const intrinsic = intrinsicOf(value);
  switch (intrinsic?.name) {
    case 'Ref':
      return [String(intrinsic.argument)];
    case 'Fn::GetAtt':
      return [
        String(Array.isArray(intrinsic.argument) ? intrinsic.argument[0] : intrinsic.argument).split(
          '.',
        )[0] ?? '',
      ];
    case 'Fn::Sub':
      return referencesInSub(intrinsic.argument);
    default:
      return Object.values(value).flatMap(referencesIn);
  }
}

function referencesInSub(argument: unknown): string[] {
  const [text, variables] = Array.isArray(argument) ? argument : [argument, {}];
  const own = isObject(variables) ? Object.keys(variables) : [];
  const named = [...String(text).matchAll(SUBSTITUTION)]
    .filter(([, escaped]) => escaped === '')
    .map(([, , name]) => String(name))
    .filter((name) => !own.includes(name));
  return [...named.map((name) => name.split('.')[0] ?? name), ...referencesIn(variables)];
}
