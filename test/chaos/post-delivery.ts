/** A signed delivery, ready to be sent. */
export interface Delivery {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer<ArrayBuffer>;
  /** The signature without what stands before it. */
  readonly signature: string;
}

export interface Answer {
  /** Undefined where no answer came in time. */
  readonly status?: number;
  /** The intake's word for what became of it; undefined where the intake itself has not answered. */
  readonly outcome?: string;
}

/** Both providers wait that long. */
const TIMEOUT_MILLISECONDS = 15_000;

/** What the gateway answers by itself when the intake has failed or taken too long. */
const GATEWAY_STATUSES = [500, 502, 504];

/** Sends one delivery. `text` is all that came back, headers and body. */
export async function postDelivery({
  url,
  headers,
  body,
}: Delivery): Promise<{ answer: Answer; text: string }> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
      signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
    });
    const text = await response.text();
    const byIntake = !GATEWAY_STATUSES.includes(response.status);
    const answer = { status: response.status, ...(byIntake ? outcomeOf(text) : {}) };
    return { answer, text: `${JSON.stringify([...response.headers])} ${text}` };
  } catch {
    return { answer: {}, text: '' };
  }
}

function outcomeOf(text: string): Pick<Answer, 'outcome'> {
  try {
    const { status } = JSON.parse(text) as { status?: unknown };
    return typeof status === 'string' ? { outcome: status } : {};
  } catch {
    return {};
  }
}
