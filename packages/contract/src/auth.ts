import { z } from "zod";
import { permissions } from "./permission.ts";
import { Role } from "./role.ts";
import { Timestamp } from "./timestamp.ts";

/** Who the API sees: the verified caller, as the web app shows them. */
export const Me = z.object({
  /** `machine`: an app client that speaks for itself; its username is its client id. */
  kind: z.enum(["user", "machine"]),
  sub: z.string(),
  username: z.string(),
  role: Role.nullable(),
  groups: z.array(z.string()),
  scopes: z.array(z.string()),
  permissions: z.array(z.enum(permissions)),
  token_use: z.enum(["access", "id"]),
  signed_in_at: Timestamp.nullable(),
  expires_at: Timestamp,
});
export type Me = z.infer<typeof Me>;
