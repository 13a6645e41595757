import { isObject, notAllowed, show, unknownFields } from './rule.ts';

const FIELDS = ['sources', 'handlers', 'consumers', 'stages'];
const SETTINGS = 'an object with its settings, {} for none';

/**
 * What is not of the kind that it must be: nothing checks types before the configuration is read, and every other rule
 * relies on these.
 */
export function shapeProblems(pipeline: unknown): string[] {
  if (!isObject(pipeline)) return [notAllowed('pipeline', pipeline, 'an object with sources and stages')];
  return [
    ...partShapes(pipeline),
    ...namedObjects('stages', pipeline['stages'], { of: 'stages by name', entry: SETTINGS }),
    ...unknownFields('pipeline', pipeline, FIELDS),
  ];
}

/** The same of the sources, handlers and consumers by themselves. */
export function partShapes({ sources, handlers = [], consumers = {} }: PartFields): string[] {
  return [
    ...namedObjects('sources', sources, { of: 'sources by name', entry: SETTINGS }),
    ...handlerShapes(handlers),
    ...namedObjects('consumers', consumers, { of: 'consumers by name', entry: 'an object with its events' }),
  ];
}

interface PartFields {
  readonly sources?: unknown;
  readonly handlers?: unknown;
  readonly consumers?: unknown;
}

/** What is allowed, for messages. */
interface Allowed {
  readonly of: string;
  readonly entry: string;
}

function namedObjects(path: string, value: unknown, allowed: Allowed): string[] {
  if (!isObject(value)) return [notAllowed(path, value, `an object of ${allowed.of}`)];
  return Object.entries(value)
    .filter(([, entry]) => !isObject(entry))
    .map(([name, entry]) => notAllowed(`${path}[${show(name)}]`, entry, allowed.entry));
}

function handlerShapes(handlers: unknown): string[] {
  if (!Array.isArray(handlers)) return [notAllowed('handlers', handlers, 'a list of manifests')];
  // Not flatMap: it skips what a stray comma leaves out.
  return Array.from(handlers, (manifest: unknown, index) =>
    isObject(manifest) ? [] : [notAllowed(`handlers[${index}]`, manifest, 'a manifest')],
  ).flat();
}
