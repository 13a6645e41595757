/** What can stand in an element: a text, elements, or nothing where it is undefined. */
export type XmlContent = string | number | boolean | undefined | readonly XmlElement[];

export type XmlElement = readonly [name: string, content: XmlContent];

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';
const NAMESPACE = 'http://s3.amazonaws.com/doc/2006-03-01/';

/** A document with the namespace of S3. */
export function xmlDocument(name: string, content: readonly XmlElement[]): string {
  return `${DECLARATION}<${name} xmlns="${NAMESPACE}">${content.map(elementText).join('')}</${name}>`;
}

/** Errors have no namespace. */
export function errorDocument(content: readonly XmlElement[]): string {
  return DECLARATION + elementText(['Error', content]);
}

function elementText([name, content]: XmlElement): string {
  if (content === undefined) return '';
  const text = Array.isArray(content) ? content.map(elementText).join('') : escaped(String(content));
  return `<${name}>${text}</${name}>`;
}

/** Beyond what XML needs: a line break in a key would come back as a space. */
function escaped(text: string): string {
  return text.replace(/[&<>"\r\n\t]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** What is in each of the elements of a name, wherever they are: the documents of S3 are small and know no attributes. */
export function xmlElements(xml: string, name: string): string[] {
  const pattern = new RegExp(`<${name}(?:\\s[^>]*)?>([\\s\\S]*?)</${name}>`, 'g');
  return [...xml.matchAll(pattern)].map(([, content = '']) => content);
}

/** The text of the first element of a name. */
export function xmlText(xml: string, name: string): string | undefined {
  const [content] = xmlElements(xml, name);
  return content === undefined ? undefined : unescaped(content);
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescaped(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (entity, hex, decimal, name) => {
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    return ENTITIES[name] ?? entity;
  });
}
