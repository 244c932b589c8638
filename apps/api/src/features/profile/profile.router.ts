import { ProfileAnswer } from "@sekisho/contract/profile";
import { protectedProcedure, router } from "../../trpc/procedures.ts";
import { getProfile } from "./get-profile.ts";

export const profileRouter = router({
  get: protectedProcedure
    .meta({
      rest: {
        method: "GET",
        path: "/profile",
        tag: "profile",
        summary: { ja: "自分のプロフィール", en: "One's own profile" },
      },
    })
    .output(ProfileAnswer)
    .query(({ ctx }) => getProfile(ctx)),
});
