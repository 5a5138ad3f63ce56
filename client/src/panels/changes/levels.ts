// Knows how much of what others do is said aloud; says nothing.

export const LEVELS = ['off', 'near', 'all'] as const
/** Nothing, what is near this person, or everything. */
export type Level = (typeof LEVELS)[number]
