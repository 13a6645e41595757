/** What is left of a type when its values have come as JSON: times are texts. */
export type AsJson<T> = T extends Date
  ? string
  : T extends readonly (infer Element)[]
    ? readonly AsJson<Element>[]
    : T extends object
      ? { readonly [Name in keyof T]: AsJson<T[Name]> }
      : T;
