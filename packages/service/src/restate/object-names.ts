/** Restate's objects of ours: one for each ticket with its jobs, one for each lock, and one board for everybody. */
export const TICKETS = "TenureTicket";
export const LOCKS = "TenureLock";
export const BOARD = "TenureBoard";

/** The one board's key. */
export const THE_BOARD = "all";
