// Knows the bounds of what is said about a call that is led, for whoever asks and whoever answers; refuses to know a message.

/** People in the room without a device of their own. */
export const MOST_WITHOUT_DEVICE = 200

/** Things one person may write in a round, and UTF-16 units of each. */
export const MOST_ENTRIES = 10
export const ENTRY_UNITS = 500
/** Cards that everybody is shown together. */
export const MOST_LOOKED_AT = 200
/** Objectives about which one person says who leads, and different things that are said of all of them. */
export const MOST_LEADS = 100
export const MOST_LEAD_COUNTS = 2_000
/** UTF-16 units of the line that may be added to what was picked. */
export const LINE_UNITS = 200
/** What is given without a name is shown from so many givers on: from fewer, it would tell who wrote it. */
export const TOGETHER = 3
