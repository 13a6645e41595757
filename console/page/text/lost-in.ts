/** What a text of JSON says and nobody who reads it with JavaScript gets to see. */
export interface Lost {
  /** Numbers that are read as others: they have more digits than are kept, or are too large. */
  readonly rounded: number;
  /** Names that stand in one object again: only the last counts. */
  readonly repeated: number;
}

const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]:]|-?\d[\d.eE+-]*/g;

/** Counts what is lost where a text that is JSON is read. */
export function lostIn(text: string): Lost {
  const within: (Set<string> | undefined)[] = [];
  let [rounded, repeated, written] = [0, 0, ''];
  for (const [token] of text.matchAll(TOKEN)) {
    if (token === '{' || token === '[') within.push(token === '{' ? new Set() : undefined);
    else if (token === '}' || token === ']') within.pop();
    else if (token.startsWith('"')) written = token;
    else if (token === ':') {
      const name = written.includes('\\') ? String(JSON.parse(written)) : written.slice(1, -1);
      if (within.at(-1)?.has(name)) repeated += 1;
      within.at(-1)?.add(name);
    } else if (!isKept(token)) rounded += 1;
  }
  return { rounded, repeated };
}

/** No number of any provider is longer, and what is longer is not kept to its last digit. */
const LONGEST = 400;

function isKept(number: string): boolean {
  return number.length <= LONGEST && valueText(number) === valueText(String(Number(number)));
}

/** A number as its digits and where the point stands: `1.50e3` and `1500` are the same. */
function valueText(number: string): string {
  const [, whole = '', fraction = '', exponent = '0'] =
    /^-?(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i.exec(number) ?? [];
  const digits = `${whole}${fraction}`.replace(/0+$/, '');
  const shift = whole.length + fraction.length - digits.length - fraction.length + Number(exponent);
  const short = digits.replace(/^0+/, '');
  return short === '' ? whole.slice(0, 1) : `${short}e${shift}`;
}
