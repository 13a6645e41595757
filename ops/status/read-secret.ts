import type { Stage } from '../stage/stage.ts';

/** The signing secret of a source, without its value. Times are ISO 8601. */
export interface PutSecret {
  /** When the current one was put; absent where none was, and every delivery is answered 503. */
  readonly putAt?: string;
  /** When the one before it was put, which is accepted for a while beside it. */
  readonly previousPutAt?: string;
}

/** Says when the secret was put that deliveries are verified with. Reads no value. */
export async function readSecret(
  { services }: Pick<Stage, 'services'>,
  secretId: string,
): Promise<PutSecret> {
  const versions = await (await services.secrets()).versions(secretId);
  const putAt = (label: string) =>
    versions.find(({ stages }) => stages.includes(label))?.createdAt.toISOString();
  const [current, previous] = [putAt('AWSCURRENT'), putAt('AWSPREVIOUS')];
  return {
    ...(current === undefined ? {} : { putAt: current }),
    ...(previous === undefined ? {} : { previousPutAt: previous }),
  };
}
