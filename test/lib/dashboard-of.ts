import type { Template } from 'aws-cdk-lib/assertions';
import { rendered, resource } from './template-of.ts';

/** A widget of a dashboard, as CloudWatch reads it. */
export interface Widget {
  readonly type: string;
  readonly width: number;
  readonly properties: {
    readonly title?: string;
    readonly markdown?: string;
    readonly alarms?: readonly string[];
    /** Namespace, name, pairs of a dimension's name and value, and the options at the end. */
    readonly metrics?: readonly (readonly unknown[])[];
  };
}

/** The widgets of the template's dashboard, in their order. */
export function widgetsOf(template: Template): readonly Widget[] {
  const { DashboardBody } = resource(template, 'AWS::CloudWatch::Dashboard').Properties;
  return (JSON.parse(rendered(DashboardBody)) as { readonly widgets: readonly Widget[] }).widgets;
}

/** The widgets below the heading, up to the next one. */
export function rowOf(template: Template, heading: string): readonly Widget[] {
  const widgets = widgetsOf(template);
  const start = widgets.findIndex(({ properties }) => properties.markdown === `## ${heading}`) + 1;
  if (start === 0) throw new Error(`no row ${heading}`);
  const length = widgets.slice(start).findIndex(({ properties }) => properties.markdown !== undefined);
  return widgets.slice(start, length === -1 ? undefined : start + length);
}
