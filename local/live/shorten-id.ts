const ELLIPSIS = '…';
/** Below it the beginning, which ids of one kind share, says nothing. */
const ROOM_FOR_BOTH_ENDS = 14;

/** An id in so many characters. Its end is kept: ids of one kind begin alike. */
export function shortenId(id: string, width: number): string {
  if (id.length <= width) return id;
  const head = width < ROOM_FOR_BOTH_ENDS ? 0 : Math.floor((width - 1) / 2);
  return id.slice(0, head) + ELLIPSIS + id.slice(id.length - (width - 1 - head));
}

/** An event's id without the name of its type, which Dynamic's ids end with and which stands beside it. */
export function bareId(id: string, type = ''): string {
  const [, bare = id, name = ''] = /^(.+):(.+)$/.exec(id) ?? [];
  return name !== '' && type.endsWith(name) ? bare : id;
}

/** A type in so many characters, without its provider first. */
export function shortenType(type: string, width: number): string {
  if (type.length <= width) return type;
  const bare = type.slice(type.indexOf('.') + 1);
  return bare.length <= width ? bare : `${bare.slice(0, width - 1)}${ELLIPSIS}`;
}
