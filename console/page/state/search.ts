/** What the one search box says. */
export interface Search {
  readonly filters: readonly Filter[];
  /** A word that is no filter: the id of an event, or a part of it. */
  readonly id?: string;
  /** What of it cannot be understood, each in one line. */
  readonly problems: readonly string[];
}

export interface Filter {
  readonly key: FilterKey;
  readonly value: string;
}

/** What events are found by. `type:` and `outcome:` may be given again: one of them must match. */
export const FILTER_KEYS = ['user', 'type', 'source', 'outcome', 'before', 'after'] as const;
export type FilterKey = (typeof FILTER_KEYS)[number];

const REPEATED: readonly FilterKey[] = ['type', 'outcome'];
/** A value with a space is quoted: `user:"a b"`. */
const WORD = /(?:[a-z]+:)?"[^"]*"?|\S+/g;

/** Reads a search box. */
export function readSearch(text: string): Search {
  const filters: Filter[] = [];
  const problems: string[] = [];
  const words: string[] = [];
  for (const [word] of text.matchAll(WORD)) {
    const [, key, value] = /^([A-Za-z]+):(.*)$/s.exec(word) ?? [];
    if (key === undefined || value === undefined) words.push(unquoted(word));
    else if (!isKey(key)) problems.push(noFilter(key, word));
    else if (unquoted(value) === '')
      problems.push(`${key}: says nothing; give it a value, such as ${EXAMPLES[key]}`);
    else if (!REPEATED.includes(key) && filters.some((filter) => filter.key === key))
      problems.push(`${key}: is there twice; give it once`);
    else filters.push({ key, value: unquoted(value) });
  }
  if (words.length > 1)
    problems.push(`"${words.join('", "')}" are several ids; give one, or filters: ${FILTERS}`);
  if (words.length === 1 && filters.length > 0)
    problems.push(`"${words[0]}" is the id of an event and does not go together with filters: ${FILTERS}`);
  return { filters, problems, ...(words[0] === undefined ? {} : { id: words[0] }) };
}

const EXAMPLES: Readonly<Record<FilterKey, string>> = {
  user: 'user:did:privy:ada',
  type: 'type:privy.user.*',
  source: 'source:privy/main',
  outcome: 'outcome:failed',
  before: 'before:1h',
  after: 'after:24h',
};

/** No id of an event begins so; that of a user does. */
function noFilter(key: string, word: string): string {
  return key === 'did'
    ? `"${word}" is a user and no event; search for user:${word}`
    : `there is no filter ${key}:; allowed: ${FILTERS}`;
}

const FILTERS = FILTER_KEYS.map((key) => `${key}:`).join(' ');

/** The search with a filter more, or in place of one that can be there once. */
export function withFilter(text: string, { key, value }: Filter): string {
  const { filters } = readSearch(text);
  const kept = REPEATED.includes(key) ? filters : filters.filter((filter) => filter.key !== key);
  const isThere = kept.some((filter) => filter.key === key && filter.value === value);
  return (isThere ? kept : [...kept, { key, value }]).map(written).join(' ');
}

/** The parameters by which the server is asked. */
export function parametersOf({ filters }: Search, cursor?: string): URLSearchParams {
  const parameters = new URLSearchParams(filters.map(({ key, value }): [string, string] => [key, value]));
  if (cursor !== undefined) parameters.set('cursor', cursor);
  return parameters;
}

function written({ key, value }: Filter): string {
  return `${key}:${/\s/.test(value) ? `"${value}"` : value}`;
}

function unquoted(text: string): string {
  return text.replace(/^"([^"]*)"?$/, '$1');
}

function isKey(key: string): key is FilterKey {
  return FILTER_KEYS.some((each) => each === key);
}
