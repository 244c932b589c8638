import type { User } from "../pool/user.ts";
import type { StringMap } from "./trigger-events.ts";

/** A user as triggers see him: every attribute, whatever an app client may read, with his id and status. */
export const triggerAttributes = (user: User): StringMap => ({
  sub: user.sub,
  "cognito:user_status": user.status,
  ...user.attributes,
});
