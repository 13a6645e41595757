/** A CloudFormation template, as far as it decides what a deployment makes of what is there. */
export interface Template {
  readonly Resources?: Readonly<Record<string, TemplateResource>>;
}

/** A resource of a template. */
export interface TemplateResource {
  /** `AWS::SQS::Queue` */
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  /** What happens to it when it leaves the template: `Delete` where nothing is said. */
  readonly DeletionPolicy?: string;
  /** What happens to it when another one takes its place. */
  readonly UpdateReplacePolicy?: string;
  readonly Metadata?: Readonly<Record<string, unknown>>;
}
