/**
 * What WAF calls `NORMALIZE_PATH`: several slashes become one, `.` goes, and `..` goes together with what stands before it,
 * unless nothing does. A slash at the end stays.
 * https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-transformation.html
 */
export function normalizePath(path: string): string {
  const kept: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    const parent = kept.at(-1);
    if (part === '..' && parent !== undefined && parent !== '..') kept.pop();
    else kept.push(part);
  }
  const start = path.startsWith('/') ? '/' : '';
  const end = path.endsWith('/') && kept.length > 0 ? '/' : '';
  return `${start}${kept.join('/')}${end}`;
}
