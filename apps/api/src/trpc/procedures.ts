import * as policy from "@sekisho/auth";
import { recordAdmission } from "../audit/record-admission.ts";
import { recordRefusals } from "../audit/record-refusals.ts";
import { countAttempts } from "./count-attempts.ts";
import { t } from "./init.ts";
import { superviseStream } from "./supervise-stream.ts";
import { watchProcedures } from "./watch-procedures.ts";

export const router = t.router;

/**
 * Counting comes before the guards: a flood of attempts must not cost a signature check or a call to the user pool each.
 * Around both, what they refuse is written down, and whoever looks on sees all of it.
 */
const procedure = t.procedure.use(watchProcedures).use(recordRefusals).use(countAttempts);

/** Everybody, whatever credential they send: it is not looked at. */
export const publicProcedure = procedure.concat(policy.publicProcedure);

/** Everybody; `ctx.principal` is null without a credential. A bad one is refused, not forgotten. */
export const optionalProcedure = procedure.concat(policy.optionalProcedure);

/** Whoever is signed in. */
export const protectedProcedure = procedure.concat(policy.protectedProcedure);

/** The same for a subscription. */
export const protectedStream = protectedProcedure.use(superviseStream);

/** Roles `user` and `admin`. */
export const userProcedure = procedure.concat(policy.userProcedure);

/** Role `admin` only. Whoever is let in is written down before any work. */
export const adminProcedure = procedure.concat(policy.adminProcedure).use(recordAdmission);
