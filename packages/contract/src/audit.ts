import { z } from "zod";
import { Timestamp } from "./timestamp.ts";
import { PlainText } from "./user-text.ts";

/** What became of it. `unfinished`: it was begun, and failed before its end. */
export const AuditOutcome = z.enum(["allowed", "denied", "unfinished"]);
export type AuditOutcome = z.infer<typeof AuditOutcome>;

/** An action, or a family of actions: "user" stands for "user.disabled" and all others of its kind. */
const ActionName = z
  .string()
  .max(64)
  .regex(/^[a-z]+(?:[._][a-z]+)*$/);

/** Stands for a time that the trail never wrote: somebody has changed the event in the database. */
export const unreadableTime = "unreadable";

/**
 * One line of the audit trail. It never holds a token, a password, an e-mail address or what somebody typed as a name.
 * `null` means that nobody knew, or that it does not apply.
 */
export const AuditEvent = z.object({
  /** Its place in the chain: 1 is the first, and no number is left out. */
  id: z.int(),
  /** By the database's clock. */
  at: z.union([Timestamp, z.literal(unreadableTime)]),
  /** Null where no good token said who it was. */
  actor_sub: z.string().nullable(),
  actor_username: z.string().nullable(),
  /** "user.disabled", "session.login", "token.refused": a family and what happened. */
  action: z.string(),
  outcome: AuditOutcome,
  /** The username of whom it was done to. */
  target: z.string().nullable(),
  /** Why it was denied, in the words of the log. */
  reason: z.string().nullable(),
  /** The path of the procedure: "admin.users.list". */
  procedure: z.string().nullable(),
  /** The request it happened in, by the name it has in the log. */
  request_id: z.string().nullable(),
  /** The network the request came from: /24 of IPv4, /48 of IPv6. */
  network: z.string().nullable(),
  /** How many happenings it stands for: 1, or as many as were alike within a minute after one was written down. */
  repeated: z.int(),
  detail: z.record(z.string(), z.string().nullable()),
  /** SHA-256 in hexadecimal over the hash of the event before and this event: changing one changes all that follow. */
  hash: z.string(),
});
export type AuditEvent = z.infer<typeof AuditEvent>;

/** What an administrator changed about a person. */
export const UserAction = z.enum([
  "user.role_changed",
  "user.disabled",
  "user.enabled",
  "user.signed_out",
  "user.deleted",
  "user.password_reset",
]);
export type UserAction = z.infer<typeof UserAction>;

/** Newest first. `actor` is a sub or a username, exactly; `action` may name a family. */
export const ListAuditInput = z.object({
  limit: z.int().min(1).max(100).default(50),
  cursor: z.int().min(1).max(2_147_483_647).optional(),
  action: ActionName.optional(),
  outcome: AuditOutcome.optional(),
  actor: PlainText.min(1).max(256).optional(),
});
export type ListAuditInput = z.infer<typeof ListAuditInput>;

export const AuditPage = z.object({ events: z.array(AuditEvent), next_cursor: z.int().nullable() });
export type AuditPage = z.infer<typeof AuditPage>;
