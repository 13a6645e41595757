/** As much of a template as is priced. */
export interface CostedTemplate {
  readonly Resources: Readonly<Record<string, { readonly Type: string; readonly Properties?: object }>>;
}

/** A resource, by its logical id. */
export interface ResourceProperties {
  readonly id: string;
  readonly properties: Readonly<Record<string, unknown>>;
  /** Of a function; empty for everything else. */
  readonly variables: Readonly<Record<string, unknown>>;
}

/** The resources of a template. */
export class Resources {
  readonly #template: CostedTemplate;

  constructor(template: CostedTemplate) {
    this.#template = template;
  }

  ofType(type: string): readonly ResourceProperties[] {
    return Object.entries(this.#template.Resources)
      .filter(([, { Type }]) => Type === type)
      .map(([id]) => this.#resource(id));
  }

  /** The resource that a reference, or one of its attributes, leads to. Undefined where it leads out of the template. */
  referred(reference: unknown): ResourceProperties | undefined {
    const { Ref, 'Fn::GetAtt': attribute } = (reference ?? {}) as {
      readonly Ref?: string;
      readonly 'Fn::GetAtt'?: readonly string[];
    };
    const id = Ref ?? attribute?.[0];
    return id === undefined || !(id in this.#template.Resources) ? undefined : this.#resource(id);
  }

  #resource(id: string): ResourceProperties {
    const properties = (this.#template.Resources[id]?.Properties ?? {}) as Readonly<Record<string, unknown>>;
    const { Variables = {} } = (properties['Environment'] ?? {}) as {
      readonly Variables?: Readonly<Record<string, unknown>>;
    };
    return { id, properties, variables: Variables };
  }
}

/** Whether it is a part of the canary, as its logical id says. */
export function isOfCanary({ id }: Pick<ResourceProperties, 'id'>): boolean {
  return id.includes('Canary');
}
