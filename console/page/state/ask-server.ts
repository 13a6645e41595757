import { type Problem, TOKEN_HEADER } from '../../contract.ts';

/** What came of a question: an answer, or why there is none. */
export type Answered<Data> = { readonly data: Data } | { readonly problem: Problem };

/** Asks the server. What is wrong is a value, and said on the page. */
export async function askServer<Data>(path: string, init: RequestInit = {}): Promise<Answered<Data>> {
  try {
    const response = await fetch(`/api/${path}`, init);
    if (response.headers.get('content-type') !== 'application/json')
      return { problem: { code: 'refused', message: (await response.text()).trim() } };
    const body = (await response.json()) as Data | { readonly problem: Problem };
    return response.ok ? { data: body as Data } : (body as { readonly problem: Problem });
  } catch {
    const message =
      'the console does not answer; see whether it still runs, and start it again with npx wallet-webhooks console';
    return { problem: { code: 'unreachable', message } };
  }
}

/** Has the server change something, or say what would be changed. */
export async function changeStage<Data>(
  name: string,
  { token, ...body }: Readonly<Record<string, unknown>> & { readonly token: string },
): Promise<Answered<Data>> {
  return await askServer<Data>(name, {
    method: 'POST',
    headers: { 'content-type': 'application/json', [TOKEN_HEADER]: token },
    body: JSON.stringify(body),
  });
}
