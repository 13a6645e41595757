const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

/**
 * The text of `data` in the JSON text of an envelope: the provider's bytes, before any number was rounded or any escape
 * undone. Undefined where the text is no JSON object with a `data`.
 */
export function rawData(envelope: string): string | undefined {
  if (!envelope.trimStart().startsWith('{')) return undefined;
  let depth = 0;
  let name: string | undefined;
  let start: number | undefined;
  let found: string | undefined;
  for (const match of envelope.matchAll(TOKEN)) {
    const [token] = match;
    if (depth === 1 && (token === ',' || token === '}') && start !== undefined) {
      if (name === 'data') found = envelope.slice(start, match.index).trimEnd();
      name = undefined;
      start = undefined;
    } else if (name === undefined && token.startsWith('"')) name = decoded(token);
    else if (name !== undefined && start === undefined && token !== ':') start = match.index;
    depth += depthChange(token);
  }
  return found;
}

function decoded(token: string): string {
  try {
    return String(JSON.parse(token));
  } catch {
    return token;
  }
}

function depthChange(token: string): number {
  if (token === '{' || token === '[') return 1;
  return token === '}' || token === ']' ? -1 : 0;
}
