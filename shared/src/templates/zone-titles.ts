// Knows what the four areas of a new map are called; refuses to place them.

/** Titles of the zones by their type, as partners read them. */
export const ZONE_TITLES = {
  who: 'Who we are',
  what: 'What we want together',
  leads: 'Lead, chair and other roles',
  how: 'How we work',
} as const
