// Knows which parts of a board file only say where things lie and who touched them; refuses to judge the rest.

const PLACE_KEYS = new Set(['pos', 'size', 'zone', 'z', 'order', 'look', 'made', 'touched', 'lock', 'group', 'bend'])

interface FileLike {
  readonly cards: readonly object[]
  readonly relations: readonly object[]
}

/** The file without positions, looks and stamps, and without what is in the bin: two boards that mean the same compare equal. */
export function meaningOf<F extends FileLike>(file: F): F {
  return { ...file, cards: withoutPlace(file.cards), relations: withoutPlace(file.relations) }
}

function withoutPlace(things: readonly object[]): readonly object[] {
  return things
    .filter((thing) => !('bin' in thing))
    .map((thing) => Object.fromEntries(Object.entries(thing).filter(([key]) => !PLACE_KEYS.has(key))))
}
