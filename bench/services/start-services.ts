import { fork } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** What answers for the services of AWS, in a process of its own. */
export interface Services {
  readonly port: number;
  /** How often each action was called since the last time that this was asked. */
  takeCalls(): Promise<Readonly<Record<string, number>>>;
  /** How many write units of DynamoDB were used since calls were last asked for, and forgets the calls too. */
  takeWriteUnits(): Promise<number>;
  close(): void;
}

export interface ServicesOptions {
  readonly secret: string;
  /** @default they answer at once */
  readonly delayMilliseconds?: number;
  /** `published`: the ledger knows every event. `down`: the topic takes none. @default all is well */
  readonly state?: 'published' | 'down';
}

export async function startServices({
  secret,
  delayMilliseconds = 0,
  state,
}: ServicesOptions): Promise<Services> {
  const child = fork(join(import.meta.dirname, 'answering-server.ts'), [], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    env: {
      ...process.env,
      SIGNING_SECRET: secret,
      DELAY_MILLISECONDS: String(delayMilliseconds),
      STATE: state ?? '',
    },
  });
  if (child.stdout === null) throw new Error('the services have no output to read');
  for await (const line of createInterface({ input: child.stdout })) {
    const port = Number(line);
    const take = async () => {
      const answer = await fetch(`http://127.0.0.1:${port}/calls`);
      return (await answer.json()) as { readonly calls: Record<string, number>; readonly writeUnits: number };
    };
    const takeCalls = async () => (await take()).calls;
    const takeWriteUnits = async () => (await take()).writeUnits;
    return { port, takeCalls, takeWriteUnits, close: () => child.disconnect() };
  }
  throw new Error('the services did not start');
}

/** The environment of a function that calls them. */
export function environmentOf({ port }: Pick<Services, 'port'>): NodeJS.ProcessEnv {
  return {
    ...process.env,
    AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    PIPELINE_NAME: 'bench',
  };
}
