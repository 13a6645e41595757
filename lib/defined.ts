/** The same without the fields that are undefined, which CDK's types tell from those that are left out. */
export function defined<T extends object>(fields: { readonly [Field in keyof T]: T[Field] | undefined }): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
}
