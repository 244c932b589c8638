import {
  LoginAnswer,
  LoginInput,
  LogoutInput,
  NewPasswordInput,
  RefreshInput,
  Tokens,
} from "@sekisho/contract/session";
import { z } from "zod";
import { publicProcedure, router } from "../../trpc/procedures.ts";
import { logIn } from "./log-in.ts";
import { logOut } from "./log-out.ts";
import { refresh } from "./refresh.ts";
import { sessionRest } from "./session.rest.ts";
import { setNewPassword } from "./set-new-password.ts";
import { whileCheckable } from "./while-checkable.ts";

/** Signing in without a browser. Public, since the caller has no token yet; attempts are counted. */
export const sessionRouter = router({
  login: publicProcedure
    .use(whileCheckable)
    .meta({ rest: sessionRest.login, countAttempts: true })
    .input(LoginInput)
    .output(LoginAnswer)
    .mutation(({ ctx, input }) => logIn({ ...ctx, input })),
  newPassword: publicProcedure
    .use(whileCheckable)
    .meta({ rest: sessionRest.newPassword, countAttempts: true })
    .input(NewPasswordInput)
    .output(LoginAnswer)
    .mutation(({ ctx, input }) => setNewPassword({ ...ctx, input })),
  refresh: publicProcedure
    .use(whileCheckable)
    .meta({ rest: sessionRest.refresh, countAttempts: true })
    .input(RefreshInput)
    .output(Tokens)
    .mutation(({ ctx, input }) => refresh({ ...ctx, input })),
  logout: publicProcedure
    .meta({ rest: sessionRest.logout, countAttempts: true })
    .input(LogoutInput)
    .output(z.null())
    .mutation(({ ctx, input }) => logOut({ ...ctx, input })),
});
