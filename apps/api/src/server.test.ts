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

describe("a server is not built", () => {
  it("over a procedure that nobody has decided who may call, and names it", async () => {
    const undecided = router({ forgotten: t.procedure.query(() => "in") });
    await expect(buildServer(api.deps, { router: undecided })).rejects.toThrow("forgotten states no policy");
  });

  it("over a subscription that would outlive its token, and names it", async () => {
    const endless = router({ news: protectedProcedure.subscription(async function* () {}) });
    await expect(buildServer(api.deps, { router: endless })).rejects.toThrow("news");
  });
});
