/** What is sent, and what is not as the provider would send it. */
export interface SendOptions {
  readonly source: string;
  /** By its name on the wire or its public type. */
  readonly event: string;
  /** The source's signing secret. @default that of the pipeline on this machine; of a deployed stage nobody can read it */
  readonly secret?: string;
  /** Whom it is about. @default the fixture's user */
  readonly user?: string;
  /** When it happened. @default now */
  readonly time?: Date;
  /** A byte of the body is changed after it was signed. */
  readonly breakSignature?: boolean;
  /** How long ago it was signed. @default 0 */
  readonly ageSeconds?: number;
  /** Each delivery is made twice. */
  readonly duplicate?: boolean;
  /** How many events. @default 1, and 10 with an outage */
  readonly count?: number;
  /** Deliveries per second, whether those before were answered or not. @default one after the other */
  readonly rate?: number;
  /** The provider delivers what happened in an outage of the endpoint, as its schedule has it, in a moment. */
  readonly outage?: { readonly seconds: number; readonly as?: string };
  /** Only say what would be sent. @default false */
  readonly dryRun?: boolean;
  readonly signal?: AbortSignal;
  readonly onProgress?: (sent: number, of: number) => void;
}
