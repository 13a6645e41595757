/** What Lambda's API answers. */
export interface LambdaAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON, unless there is nothing to say. */
  readonly body?: string;
}

/** Lambda's answer to a call that is wrong. */
export function refusal(status: number, type: string, message: string): LambdaAnswer {
  return {
    status,
    headers: { 'x-amzn-errortype': type },
    body: JSON.stringify({ Type: 'User', Message: message }),
  };
}
