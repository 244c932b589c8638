import { z } from "zod";
import type { Env } from "../env.ts";
import { nameOf } from "../features/name-of.ts";
import { optionalProcedure, router } from "../trpc/procedures.ts";

/** Is there a debug route at all? Never in production, whatever DEBUG says. */
export const hasDebugRoutes = ({ debug, environment }: Env): boolean => debug && environment !== "production";

const DebugTokenAnswer = z.object({
  has_token: z.boolean(),
  user_authenticated: z.boolean(),
  user_info: z.object({ sub: z.string(), username: z.string(), role: z.string().nullable() }).nullable(),
  raw_claims: z.record(z.string(), z.unknown()).nullable(),
});

/**
 * What the API makes of the caller's own token: its claims, never the token. A router of its own, so that it is in no
 * build of the product's router and has no tRPC path.
 */
export const debugRouter = router({
  debugToken: optionalProcedure
    .meta({
      rest: {
        method: "GET",
        path: "/debug/token",
        tag: "debug",
        summary: {
          ja: "自分のトークンの内容を確認します（開発用）",
          en: "What the API makes of your token (development)",
        },
      },
    })
    .output(DebugTokenAnswer)
    .query(({ ctx: { principal } }) => ({
      has_token: principal !== null,
      user_authenticated: principal !== null,
      user_info: principal && { sub: principal.sub, username: nameOf(principal), role: principal.role },
      raw_claims: principal && { ...principal.claims },
    })),
});
