import type { TemplateResource } from './template.ts';

const PATH = 'aws:cdk:path';

/** The construct path of a resource, with the stack in front; undefined where the template does not say. */
export function constructPath({ Metadata }: TemplateResource): string | undefined {
  const path = Metadata?.[PATH];
  return typeof path === 'string' ? path : undefined;
}

/** The construct path without the stack in front and what is called `Resource` at the end; the logical id where there is none. */
export function pathBelowStack(logicalId: string, resource: TemplateResource): string {
  const path = constructPath(resource);
  return path === undefined
    ? logicalId
    : path
        .split('/')
        .slice(1)
        .join('/')
        .replace(/(?:\/Resource)+$/, '');
}

/** The resource at another construct path. */
export function movedTo(path: string, resource: TemplateResource): TemplateResource {
  return { ...resource, Metadata: { ...resource.Metadata, [PATH]: path } };
}
