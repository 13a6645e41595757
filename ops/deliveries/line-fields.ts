/** The fields of a log line, each read as what it is meant to be, and left out where it is something else. */
export class LineFields {
  readonly #fields: Readonly<Record<string, unknown>>;

  constructor(fields: Readonly<Record<string, unknown>>) {
    this.#fields = fields;
  }

  /** A field that every line of the kind has; empty where it is missing all the same. */
  name(field: string): string {
    const value = this.#fields[field];
    return typeof value === 'string' ? value : '';
  }

  /** Those of the fields that are texts. */
  texts<Field extends string>(...names: readonly Field[]): Partial<Record<Field, string>> {
    return this.#all(names, (value) => typeof value === 'string');
  }

  numbers<Field extends string>(...names: readonly Field[]): Partial<Record<Field, number>> {
    return this.#all(names, (value) => typeof value === 'number');
  }

  /** Those that are true. */
  flags<Field extends string>(...names: readonly Field[]): Partial<Record<Field, true>> {
    return this.#all(names, (value) => value === true);
  }

  #all<Field extends string, Value>(
    names: readonly Field[],
    isRight: (value: unknown) => boolean,
  ): Partial<Record<Field, Value>> {
    const right = names.filter((name) => isRight(this.#fields[name]));
    return Object.fromEntries(right.map((name) => [name, this.#fields[name]])) as Partial<
      Record<Field, Value>
    >;
  }
}
