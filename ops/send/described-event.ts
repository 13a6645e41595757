import type { EventDescription, JsonObject, Provider } from '../../core/providers/provider.ts';

/** What a provider says of an event that is going to be sent. */
export function describedEvent(
  provider: Provider,
  { headers, text }: { readonly headers: Readonly<Record<string, string>>; readonly text: string },
): EventDescription {
  const values = new Map(Object.entries(headers).map(([name, value]) => [name, [value]]));
  const payload: JsonObject = JSON.parse(text);
  const description = provider.describe({ headers: values, body: Buffer.from(text) }, payload);
  if (!description.ok)
    throw new Error(`a sample event of ${provider.name} is not one: ${description.reason}`);
  return description.event;
}
