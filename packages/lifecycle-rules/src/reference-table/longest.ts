/** Ten years: what is longer is a slip of the hand, and no calendar. */
export const MOST_DAYS = 3650;
export const MOST_HOURS = 24 * MOST_DAYS;
