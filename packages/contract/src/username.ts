import { PlainText } from "./user-text.ts";

/** A username, sub or verified alias, as Cognito bounds it (AWS: UsernameType). */
export const Username = PlainText.min(1).max(128);
