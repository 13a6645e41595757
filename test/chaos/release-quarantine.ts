import type { QuarantineRequest } from '../../lambda/handler-kit/quarantine-request.ts';
import type { LocalPipeline } from '../../local/local-pipeline.ts';

/** A user whom a handler's quarantine held at the end, and for what. */
export interface Quarantined {
  readonly group: string;
  readonly code: string;
  /** How often the event had failed. */
  readonly attempts: number;
}

/** Who is in the quarantine of a handler. */
export async function quarantineOf(
  handler: string,
  pipeline: Pick<LocalPipeline, 'functions'>,
): Promise<readonly Quarantined[]> {
  const { groups = [] } = await ask({ quarantine: 'list' }, handler, pipeline);
  return groups.map(({ group, first }: Listed) => ({
    group,
    code: first?.failure?.code ?? '',
    attempts: first?.attempts ?? 0,
  }));
}

/** Releases everybody who is in the quarantine of a handler, as an operator would. Gives who was there. */
export async function releaseQuarantine(
  handler: string,
  pipeline: Pick<LocalPipeline, 'functions'>,
): Promise<readonly Quarantined[]> {
  const found = await quarantineOf(handler, pipeline);
  for (const { group } of found) await ask({ quarantine: 'release', group }, handler, pipeline);
  return found;
}

interface Listed {
  readonly group: string;
  readonly first?: { readonly attempts: number; readonly failure?: { readonly code: string } };
}

async function ask(
  request: QuarantineRequest,
  handler: string,
  { functions }: Pick<LocalPipeline, 'functions'>,
): Promise<{ readonly groups?: readonly Listed[] }> {
  const result = await functions.get(handler)?.host.invoke(request);
  if (result?.ok === true) return result.payload as { readonly groups?: readonly Listed[] };
  // A sandbox that was killed while all came to rest; the next turn asks again.
  return { groups: [{ group: 'a quarantine that did not answer' }] };
}
