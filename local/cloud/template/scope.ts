import type { Template } from './template.ts';

/** What a created resource is called: the value of `Ref` and those of `Fn::GetAtt`. */
export interface ResourceNames {
  readonly ref: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** What the intrinsic functions look names up in. */
export interface Scope {
  /** Undefined only for `AWS::NoValue`. */
  ref(name: string): unknown;
  attribute(logicalId: string, name: string): string;
  /** Whether a named condition holds. */
  condition(name: string): boolean;
  readonly mappings: NonNullable<Template['Mappings']>;
}
