// Knows the bounds of what is said about a call that is led, for whoever asks and whoever answers; refuses to know a message.

/** People in the room without a device of their own. */
export const MOST_WITHOUT_DEVICE = 200
