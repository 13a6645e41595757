/** Runs something, and gives the lines that the process writes meanwhile. Nothing of them is shown. */
export async function writtenLines(work: () => Promise<unknown> | unknown): Promise<readonly string[]> {
  const write = process.stdout.write;
  let text = '';
  process.stdout.write = (chunk: string | Uint8Array) => {
    text += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8');
    return true;
  };
  try {
    await work();
  } finally {
    process.stdout.write = write;
  }
  return text.split('\n').filter((line) => line.startsWith('{'));
}

/** What a sandbox says of itself in its first line, and where its memory became more: in few lines. */
const OF_SANDBOX = /"(?:coldStart|initMilliseconds|memoryUsedMegabytes)":\w+,/g;

/** Durations, and what took so long: on AWS most have two digits. */
const DURATION =
  /(?<="(?:\w*Milliseconds|Duration|SourceLag|EventAge|ArchiveDelay|delaySeconds|claim|publish|mark|flag|secrets)":)[\d.]+/g;

/** Bytes of a line, with its end, without what the sandbox says of itself. */
export function lineBytes(lines: readonly string[]): number {
  const usual = lines.map((line) => line.replaceAll(OF_SANDBOX, '').replaceAll(DURATION, '44'));
  const bytes = usual.reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0);
  return Math.round(bytes / Math.max(1, usual.length) / ROUNDED_TO) * ROUNDED_TO;
}

const ROUNDED_TO = 10;

/** How many metrics CloudWatch makes of lines: by name and dimensions. */
export function metricsIn(lines: readonly string[]): number {
  const metrics = lines.flatMap((line) => {
    const fields = JSON.parse(line) as EmbeddedLine;
    return (fields._aws?.CloudWatchMetrics ?? []).flatMap(({ Dimensions, Metrics }) =>
      Dimensions.flatMap((names) =>
        Metrics.map(({ Name }) => JSON.stringify([Name, names.map((name) => [name, fields[name]])])),
      ),
    );
  });
  return new Set(metrics).size;
}

interface EmbeddedLine {
  readonly _aws?: {
    readonly CloudWatchMetrics: readonly {
      readonly Dimensions: readonly (readonly string[])[];
      readonly Metrics: readonly { readonly Name: string }[];
    }[];
  };
  readonly [field: string]: unknown;
}
