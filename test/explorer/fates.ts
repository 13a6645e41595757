/** What a call may come to. */
export interface Outcome<World, Answer> {
  readonly world: World;
  readonly answer: Answer;
}

/** What goes wrong with a call. */
export interface Mishap<World> {
  readonly how: string;
  /** What is there then. */
  readonly world: World;
  /** Whether the caller hears that its call failed, or dies. */
  readonly survives: boolean;
}

/** The call takes effect or not, and its caller hears that it failed or dies: all that may go wrong with it. */
export function mishaps<World>(
  before: World,
  outcomes: readonly { readonly world: World }[],
): readonly Mishap<World>[] {
  const after = outcomes.map(({ world }) => world).filter((world) => world !== before);
  return [
    { how: ' fails', world: before, survives: true },
    { how: ', dies before it', world: before, survives: false },
    ...after.flatMap((world) => [
      { how: ' takes effect and fails', world, survives: true },
      { how: ', dies after it', world, survives: false },
    ]),
  ];
}
