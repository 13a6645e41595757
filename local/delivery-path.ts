import { type ApiDescription, pathOf } from './cloud/resources/api-description.ts';

/** The path of the API at which a source is delivered to. */
export function deliveryPath(api: ApiDescription, source: string): string {
  const paths = api.methods.map(({ resourceId }) => pathOf(api, resourceId));
  const path = paths.find((candidate) => candidate.endsWith(`/${source}`));
  if (path === undefined)
    throw new Error(`the API has no method for the source ${source}; it has ${paths.join(', ')}`);
  return path;
}
