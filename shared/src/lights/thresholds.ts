// Knows every number by which a check decides, with its unit; refuses to know the checks.

/** Starting values, to be moved by what facilitators tell. */
export const THRESHOLDS = {
  /** Days for which a new board is left alone by the checks that can wait. */
  youngBoard: 14,
  /** Characters as people count them below which a text says too little. */
  thinText: 20,
  /** The same for Chinese, Japanese and Korean, which say more in each. */
  thinDenseText: 8,
  /** Days after which an open concern wants an action. */
  oldConcern: 60,
  /** From so many organisations on, and from so many concerns on, it is worth seeing who raised them. */
  concernsOfOne: 3,
  /** More leads of one objective than this are hard to tell apart. */
  mostLeads: 2,
  /** A first result earlier than so many months after the start wants a first step before it. */
  foundationMonths: 3,
  /** Days before somebody leaves in which the handover is to be written. */
  handoverWindow: 90,
  /** Fewer steps for a disagreement than this end too soon. */
  leastSteps: 3,
  /** Characters a reason for setting something aside has at least. */
  reason: 10,
} as const
export type Thresholds = { readonly [N in keyof typeof THRESHOLDS]: number }
