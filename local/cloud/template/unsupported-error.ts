/** Where in the template something stands: a resource and, where there is one, its property. */
export interface TemplatePlace {
  readonly logicalId: string;
  readonly type: string;
  readonly property?: string;
}

/** The template asks for something that the local runtime does not do. Nothing of that kind is skipped in silence. */
export class UnsupportedError extends Error {
  readonly code = 'UNSUPPORTED_TEMPLATE';

  constructor(problems: readonly string[]) {
    super(`the template does not run locally:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.name = 'UnsupportedError';
  }
}

/** One line naming the resource, its type and property, and what is wrong there. */
export function describeProblem(place: TemplatePlace, problem: string): string {
  const property = place.property === undefined ? '' : `, property ${place.property}`;
  return `${place.logicalId} (${place.type})${property}: ${problem}`;
}
