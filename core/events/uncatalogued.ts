/** What comes before a type that the catalogue lacks, where a subscription names one on purpose. */
export const UNCATALOGUED = 'uncatalogued:';

/** `dynamic.flow.*` of `uncatalogued:dynamic.flow.*`; undefined for every other pattern. */
export function uncataloguedName(pattern: string): string | undefined {
  return pattern.startsWith(UNCATALOGUED) ? pattern.slice(UNCATALOGUED.length) : undefined;
}
