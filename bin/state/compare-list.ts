import { type Change, changesBetween, losses } from '../../core/deployment/changes-between.ts';
import { listedTemplate, type StatefulList, statefulIn } from '../../core/deployment/stateful-list.ts';
import type { Template } from '../../core/deployment/template.ts';

/** A stack of the app, and a template that it would be deployed with. */
export interface ListedStack {
  readonly name: string;
  readonly template: Template;
}

/** How a stack differs from what the list says of it. */
export interface ListDifference {
  readonly stack: string;
  /** What a deployment would delete, overwrite or leave behind. */
  readonly lost: readonly Change[];
  /** Logical ids that the list has not, or not as they are. */
  readonly unlisted: readonly string[];
}

/** What the list says of the stacks as they are. */
export function listOf(stacks: readonly ListedStack[]): StatefulList {
  return Object.fromEntries(stacks.map(({ name, template }) => [name, statefulIn(template)]));
}

/** Where the stacks are not as the list says. A stack that the list has and the app has not is left out: nothing deletes it. */
export function compareList(list: StatefulList, stacks: readonly ListedStack[]): readonly ListDifference[] {
  return stacks
    .map(({ name, template }) => {
      const listed = list[name] ?? {};
      const is = statefulIn(template);
      return {
        stack: name,
        lost: losses(changesBetween(listedTemplate(listed, template), template)),
        unlisted: Object.keys(is).filter((logicalId) => listed[logicalId] !== is[logicalId]),
      };
    })
    .filter(({ lost, unlisted }) => lost.length > 0 || unlisted.length > 0);
}
