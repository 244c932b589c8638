import { Me } from "@sekisho/contract/auth";
import { z } from "zod";
import { protectedProcedure, router } from "../../trpc/procedures.ts";
import { signOut } from "./sign-out.ts";
import { signOutEverywhere } from "./sign-out-everywhere.ts";
import { whoAmI } from "./who-am-i.ts";

export const authRouter = router({
  me: protectedProcedure.output(Me).query(({ ctx }) => whoAmI(ctx)),
  signOut: protectedProcedure
    .meta({ countAttempts: true })
    .output(z.null())
    .mutation(({ ctx }) => signOut(ctx)),
  signOutEverywhere: protectedProcedure
    .meta({ countAttempts: true })
    .output(z.null())
    .mutation(({ ctx }) => signOutEverywhere(ctx)),
});
