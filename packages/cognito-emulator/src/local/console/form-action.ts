import type { z } from "zod";
import type { Pool } from "../../pool/pool.ts";
import type { User } from "../../pool/user.ts";
import type { LocalSide } from "../local-side.ts";

/** What was done, as the page says it afterwards: a name from a closed list, because it stands in the address. */
export const doneNames = [
  "clock-moved",
  "clock-real",
  "fault-set",
  "faults-cleared",
  "snapshot-taken",
  "snapshot-restored",
  "reset",
  "keys-rotated",
  "key-set-failing",
  "key-set-answering",
  "bend-set",
  "bends-cleared",
  "everybody-forgiven",
  "user-confirmed",
  "user-enabled",
  "user-disabled",
  "user-signed-out",
  "user-forgiven",
  "user-deleted",
] as const;
export type Done = (typeof doneNames)[number];

/** What a form of one pool may reach. */
export interface PoolScope {
  readonly local: LocalSide;
  readonly pool: Pool;
}

/** What a form about one user may reach. */
export interface UserScope extends PoolScope {
  readonly user: User;
}

/** What one form of the console asks for: its fields, what becomes of them, and what has then been done. */
export interface FormAction<Scope> {
  readonly input: z.ZodType;
  readonly done: Done;
  /** Throws ControlError, CognitoError. */
  carryOut(scope: Scope, input: unknown): void | Promise<void>;
}

export function formAction<Scope, Schema extends z.ZodType>(
  done: Done,
  input: Schema,
  carryOut: (scope: Scope, input: z.output<Schema>) => void | Promise<void>,
): FormAction<Scope> {
  // The caller parses with `input` just before, so the input has exactly this type.
  return { done, input, carryOut: (scope, parsed) => carryOut(scope, parsed as z.output<Schema>) };
}
