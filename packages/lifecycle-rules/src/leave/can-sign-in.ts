/** Statuses in which somebody can sign in, or could after a recovery: those a suspension can end. */
export const CAN_SIGN_IN: readonly string[] = ["ACTIVE", "RECOVERY", "PASSWORD_EXPIRED", "LOCKED_OUT"];
