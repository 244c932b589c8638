import { z } from "zod";
import { permissions } from "./permission.ts";
import { Role } from "./role.ts";

/** The text the compatibility bodies carry where somebody has no role. */
export const noRoleText = "未設定";

export const Message = z.object({ message: z.string() });
export type Message = z.infer<typeof Message>;

export const ProtectedAnswer = z.object({
  message: z.string(),
  user_info: z.object({
    username: z.string(),
    email: z.string().nullable(),
    sub: z.string(),
    role: z.union([Role, z.literal(noRoleText)]),
  }),
});
export type ProtectedAnswer = z.infer<typeof ProtectedAnswer>;

export const UserAnswer = z.object({
  message: z.string(),
  user_data: z.object({ username: z.string(), role: Role }),
});
export type UserAnswer = z.infer<typeof UserAnswer>;

export const AdminAnswer = z.object({
  message: z.string(),
  admin_info: z.object({
    username: z.string(),
    email: z.string().nullable(),
    permissions: z.array(z.enum(permissions)),
  }),
});
export type AdminAnswer = z.infer<typeof AdminAnswer>;
