import { type Change, losses } from './changes-between.ts';
import { STATEFUL_TYPES } from './stateful-types.ts';

const INDENT = '  ';
/** What a protected stage leaves behind. */
const KEPT_WHERE_PROTECTED: ReadonlySet<string> = new Set([
  'AWS::DynamoDB::Table',
  'AWS::SecretsManager::Secret',
  'AWS::SQS::Queue',
]);
const TO_KEEP_IT =
  'To keep what is removed: take the removal back, deploy with deletionProtection, and remove it then.';

/** What a deployment does, for people: what is lost first, then what is left behind, then the rest. */
export function changeLines(changes: readonly Change[]): readonly string[] {
  if (changes.length === 0) return ['No resource changes.'];
  const lost = losses(changes);
  return [
    ...section('Lost for good', lostLines(lost.filter(({ fate }) => fate !== 'left behind'))),
    ...section(
      'Left behind, and in use no more',
      lost.filter(({ fate }) => fate === 'left behind').map(leftLine),
    ),
    ...section('New', kindLines(changes, 'new')),
    ...section('Changed', kindLines(changes, 'changed')),
    ...section('Replaced', kindLines(changes, 'replaced')),
    ...section('Removed', kindLines(changes, 'removed')),
  ];
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`${title}:`, ...lines.map((line) => `${INDENT}${line}`)];
}

function lostLines(lost: readonly Change[]): string[] {
  const canBeKept = lost.some(({ kind, type }) => kind === 'removed' && KEPT_WHERE_PROTECTED.has(type));
  return [...lost.map(lossLine), ...(canBeKept ? [TO_KEEP_IT] : [])];
}

function lossLine(change: Change): string {
  const { kind, fate, properties, type } = change;
  const { gone = '', overwrittenBy = [] } = STATEFUL_TYPES[type] ?? {};
  if (fate === 'overwritten') {
    const which = properties.filter((name) => overwrittenBy.includes(name)).join(', ');
    return `${called(change)} gets another value, because its ${which} changes`;
  }
  const what = kind === 'replaced' ? 'is deleted, and another one takes its place' : 'is deleted';
  return `${called(change)} ${what}: ${gone}`;
}

function leftLine(change: Change): string {
  const { left = '' } = STATEFUL_TYPES[change.type] ?? {};
  return `${called(change)} stays${change.kind === 'replaced' ? ', and another one takes its place' : ''}: ${left}`;
}

/** What holds something is named, all else counted by its type. */
function kindLines(changes: readonly Change[], kind: Change['kind']): string[] {
  const those = changes.filter((change) => change.kind === kind);
  const named = those.filter(({ type, fate }) => STATEFUL_TYPES[type] !== undefined && fate === 'kept');
  const counted = those.filter(({ type }) => STATEFUL_TYPES[type] === undefined);
  return [...named.map((change) => `${called(change)}${propertiesText(change)}`), ...countLines(counted)];
}

function countLines(changes: readonly Change[]): string[] {
  const types = [...new Set(changes.map(({ type }) => type))].sort();
  return types.map((type) => {
    const those = changes.filter((change) => change.type === type);
    const properties = [...new Set(those.flatMap((change) => change.properties))].sort();
    const what = properties.length === 0 ? '' : `: ${properties.join(', ')}`;
    return `${those.length} × ${type.replace(/^AWS::/, '')}${what}`;
  });
}

function called({ type, name, logicalId }: Change): string {
  const { noun = type } = STATEFUL_TYPES[type] ?? {};
  return name === logicalId ? `the ${noun} ${name}` : `the ${noun} ${name} (${logicalId})`;
}

function propertiesText({ properties, kind }: Change): string {
  if (kind !== 'changed') return '';
  return properties.length === 0 ? ': what becomes of it when it is removed' : `: ${properties.join(', ')}`;
}
