import { Me } from "@sekisho/contract/auth";
import { protectedProcedure, router } from "../../trpc/procedures.ts";
import { whoAmI } from "./who-am-i.ts";

export const authRouter = router({
  me: protectedProcedure.output(Me).query(({ ctx }) => whoAmI(ctx)),
});
