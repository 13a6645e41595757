import { resolve } from './resolve.ts';
import type { Scope } from './scope.ts';
import { isObject } from './template.ts';

/** Evaluates a condition expression: `Fn::Equals`, `Fn::And`, `Fn::Or`, `Fn::Not` and `Condition`. */
export function isTrue(expression: unknown, scope: Scope): boolean {
  const [name, argument] = isObject(expression) ? (Object.entries(expression)[0] ?? []) : [];
  const parts = Array.isArray(argument) ? argument : [];
  switch (name) {
    case 'Condition':
      return scope.condition(String(argument));
    case 'Fn::Equals':
      return JSON.stringify(resolve(parts[0], scope)) === JSON.stringify(resolve(parts[1], scope));
    case 'Fn::And':
      return parts.every((part) => isTrue(part, scope));
    case 'Fn::Or':
      return parts.some((part) => isTrue(part, scope));
    case 'Fn::Not':
      return !isTrue(parts[0], scope);
    default:
      throw new Error(
        `${name ?? JSON.stringify(expression)} is not a condition; use Condition, Fn::Equals, Fn::And, Fn::Or or Fn::Not`,
      );
  }
}
