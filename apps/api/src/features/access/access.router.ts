import { AdminAnswer, Message, ProtectedAnswer, UserAnswer } from "@sekisho/contract/access";
import {
  adminProcedure,
  protectedProcedure,
  publicProcedure,
  router,
  userProcedure,
} from "../../trpc/procedures.ts";
import { showAdmin } from "./show-admin.ts";
import { showProtected } from "./show-protected.ts";
import { showPublic } from "./show-public.ts";
import { showUser } from "./show-user.ts";

const tag = "access";

/** One endpoint for each kind of gate. */
export const accessRouter = router({
  public: publicProcedure
    .meta({ rest: { method: "GET", path: "/public", tag, summary: { ja: "だれでも", en: "Anybody" } } })
    .output(Message)
    .query(({ ctx }) => showPublic(ctx)),
  protected: protectedProcedure
    .meta({
      rest: { method: "GET", path: "/protected", tag, summary: { ja: "サインイン済み", en: "Signed in" } },
    })
    .output(ProtectedAnswer)
    .query(({ ctx }) => showProtected(ctx)),
  user: userProcedure
    .meta({
      rest: {
        method: "GET",
        path: "/user",
        tag,
        summary: { ja: "ユーザーまたは管理者", en: "Users and administrators" },
      },
    })
    .output(UserAnswer)
    .query(({ ctx }) => showUser(ctx)),
  admin: adminProcedure
    .meta({ rest: { method: "GET", path: "/admin", tag, summary: { ja: "管理者", en: "Administrators" } } })
    .output(AdminAnswer)
    .query(({ ctx }) => showAdmin(ctx)),
});
