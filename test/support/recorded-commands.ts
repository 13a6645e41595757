import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** A call that a client made. */
export interface RecordedCommand {
  readonly name: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** Writes down every call that a client makes from now on. */
export function recordedCommands(client: DynamoDBClient): RecordedCommand[] {
  const commands: RecordedCommand[] = [];
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      (args) => {
        commands.push({ name: commandName, input: args.input as RecordedCommand['input'] });
        return next(args);
      },
    { step: 'initialize' },
  );
  return commands;
}
