/** The properties that are not undefined. */
export function present<Properties extends object>(
  properties: Properties,
): { [Name in keyof Properties]?: Exclude<Properties[Name], undefined> } {
  const kept = Object.entries(properties).filter(([, value]) => value !== undefined);
  return Object.fromEntries(kept) as { [Name in keyof Properties]?: Exclude<Properties[Name], undefined> };
}
