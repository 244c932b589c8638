import type { AnyTRPCRouter } from "@trpc/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Api, startApi } from "../test/api.ts";
import { buildServer } from "./server.ts";
import { t } from "./trpc/init.ts";
import { protectedProcedure, router } from "./trpc/procedures.ts";

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

/** Why there is no server over these procedures; "built" where there is one. */
const refusal = (served: AnyTRPCRouter) =>
  buildServer(api.deps, { router: served }).then(
    () => "built",
    (error: unknown) => String(error),
  );

describe("a server is not built", () => {
  it("over a procedure that nobody has decided who may call, and names it", async () => {
    const undecided = router({ forgotten: t.procedure.query(() => "in") });
    expect(await refusal(undecided)).toContain("forgotten states no policy");
  });

  it("over a subscription that would outlive its token, and names it", async () => {
    const endless = router({ news: protectedProcedure.subscription(async function* () {}) });
    expect(await refusal(endless)).toContain("news: is a subscription");
  });
});
