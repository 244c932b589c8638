import { describe, expect, it } from "vitest";
import { fixtureRouter } from "../../test/fixture-router.ts";
import { appRouter } from "./app-router.ts";
import { assertStreamsAreSupervised } from "./assert-supervised.ts";
import { protectedProcedure, protectedStream, router } from "./procedures.ts";

async function* nothing() {}

describe("a server", () => {
  it("does not start with a subscription that would outlive its token, and names it", () => {
    const careless = router({ news: router({ all: protectedProcedure.subscription(nothing) }) });
    expect(() => assertStreamsAreSupervised(careless)).toThrow("news.all");
  });

  it("starts with the product's, and with whatever is built on them", () => {
    const careful = router({ news: protectedStream.use(({ next }) => next()).subscription(nothing) });
    for (const each of [careful, appRouter, fixtureRouter]) {
      expect(() => assertStreamsAreSupervised(each)).not.toThrow();
    }
  });
});
