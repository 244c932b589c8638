import { z } from "zod";
import { AuditEvent } from "./audit.ts";
import { Role } from "./role.ts";
import { Timestamp } from "./timestamp.ts";
import { PlainText } from "./user-text.ts";
import { Username } from "./username.ts";

/** Cognito's user status (UserStatusType). */
export const UserStatus = z.enum([
  "UNCONFIRMED",
  "CONFIRMED",
  "ARCHIVED",
  "COMPROMISED",
  "UNKNOWN",
  "RESET_REQUIRED",
  "FORCE_CHANGE_PASSWORD",
  "EXTERNAL_PROVIDER",
]);
export type UserStatus = z.infer<typeof UserStatus>;

/** A person in the user pool, as an administrator sees them. */
export const Person = z.object({
  username: z.string(),
  sub: z.string(),
  email: z.string().nullable(),
  email_verified: z.boolean(),
  role: Role.nullable(),
  status: UserStatus,
  enabled: z.boolean(),
  created_at: Timestamp,
});
export type Person = z.infer<typeof Person>;

/** `search` matches the beginning of a username, or of an e-mail address when it contains "@". */
export const ListPeopleInput = z.object({
  limit: z.int().min(1).max(60).default(20),
  cursor: PlainText.max(4096).optional(),
  search: PlainText.trim().max(128).optional(),
});
export type ListPeopleInput = z.infer<typeof ListPeopleInput>;

export const PersonPage = z.object({ people: z.array(Person), next_cursor: z.string().nullable() });
export type PersonPage = z.infer<typeof PersonPage>;

/** `role: null` takes every role away. */
export const SetRoleInput = z.object({ username: Username, role: Role.nullable() });
export type SetRoleInput = z.infer<typeof SetRoleInput>;

export const PersonInput = z.object({ username: Username });
export type PersonInput = z.infer<typeof PersonInput>;

/** What an administrator sees first. Counts are of this product's own rows; the events are what administrators changed. */
export const AdminOverview = z.object({
  users: z.int(),
  items: z.int(),
  recent_events: z.array(AuditEvent),
});
export type AdminOverview = z.infer<typeof AdminOverview>;
