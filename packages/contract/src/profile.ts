import { z } from "zod";
import { noRoleText } from "./access.ts";
import { Role } from "./role.ts";

/**
 * What the caller's own token says of them, in the compatibility body's words.
 * `created_at` is `auth_time` (seconds since the epoch): when this person signed in, not when the account was made.
 */
export const ProfileAnswer = z.object({
  profile: z.object({
    sub: z.string(),
    username: z.string(),
    email: z.string().nullable(),
    email_verified: z.boolean(),
    role: z.union([Role, z.literal(noRoleText)]),
    created_at: z.int().nullable(),
    token_use: z.enum(["access", "id"]),
  }),
});
export type ProfileAnswer = z.infer<typeof ProfileAnswer>;
