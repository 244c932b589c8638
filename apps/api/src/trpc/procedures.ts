import * as policy from "@sekisho/auth";
import { countAttempts } from "./count-attempts.ts";
import { t } from "./init.ts";
import { watchProcedures } from "./watch-procedures.ts";

export const router = t.router;

/**
 * Counting comes before the guard: a flood of attempts must not cost a signature check or a call to the user pool each.
 * Whoever looks on sees what is refused for that as well.
 */
const procedure = t.procedure.use(watchProcedures).use(countAttempts);

/** Everybody, whatever credential they send: it is not looked at. */
export const publicProcedure = procedure.concat(policy.publicProcedure);

/** Everybody; `ctx.principal` is null without a credential. A bad one is refused, not forgotten. */
export const optionalProcedure = procedure.concat(policy.optionalProcedure);

/** Whoever is signed in. */
export const protectedProcedure = procedure.concat(policy.protectedProcedure);

/** Roles `user` and `admin`. */
export const userProcedure = procedure.concat(policy.userProcedure);

/** Role `admin` only. */
export const adminProcedure = procedure.concat(policy.adminProcedure);
