// Knows the four roles a link can give and which is stronger; refuses to know who has one.

/** Strongest first. */
export const ROLES = ['facilitator', 'editor', 'commenter', 'viewer'] as const
export type Role = (typeof ROLES)[number]

/** True when `role` may do everything that `needed` may. */
export function isAtLeast(role: Role, needed: Role): boolean {
  return ROLES.indexOf(role) <= ROLES.indexOf(needed)
}
