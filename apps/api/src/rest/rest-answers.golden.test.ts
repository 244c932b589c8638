import { type Locale, locales } from "@sekisho/contract/locale";
import type { LightMyRequestResponse } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { maskAnswer } from "../../test/mask-answer.ts";
import { startPoolApi } from "../../test/pool-api.ts";
import { type ResponseCheck, responseChecker } from "../../test/response-checker.ts";
import { callers, createRestWorld, type RestWorld, restCalls } from "../../test/rest-calls.ts";
import { refusedCalls } from "../../test/rest-refusals.ts";

// What every operation answers to every kind of caller in both languages, in one committed file. To change it on
// purpose: `vitest run src/rest/rest-answers.golden.test.ts -u`, then read the difference.

const golden = "rest-answers.golden.json";

/** One answer, by the operation of the document that it belongs to; null for what is no operation. */
type Told = { readonly operation: string | null; readonly response: LightMyRequestResponse };

let world: RestWorld;
const told = new Map<string, Told>();

beforeAll(async () => {
  const api = await startPoolApi({ DEBUG: "true" });
  // Nobody has shown a token yet, so no keys have been fetched.
  told.set("before keys are held", {
    operation: "GET /readyz",
    response: await api.send({ url: "/readyz" }),
  });
  world = await createRestWorld(api);
  await api.send({ url: "/api/v1/protected", headers: world.headersOf("user") });
  for (const locale of locales) {
    await tellAll(locale);
    await tellRefusals(locale);
  }
});
afterAll(() => world.api.close());

async function tellAll(locale: Locale): Promise<void> {
  for (const { operation, request } of restCalls) {
    for (const caller of callers) {
      const sent = await request(world, caller);
      const method = operation.split(" ")[0] as "GET"; // as: the type of `operation` says so
      const headers = { ...world.headersOf(caller), "accept-language": locale };
      const response = await world.api.send({ ...sent, method, headers });
      told.set(`${operation}, ${caller}, ${locale}`, { operation, response });
    }
  }
}

async function tellRefusals(locale: Locale): Promise<void> {
  for (const [name, { operation, answer }] of Object.entries(refusedCalls)) {
    told.set(`${name}, ${locale}`, { operation, response: await answer(world, locale) });
  }
}

describe("the REST facade", () => {
  it("answers what clients were promised: every operation, to every caller, in every language", async () => {
    const rows = [...told].map(([name, { response }]) => {
      return `${JSON.stringify(name)}: ${JSON.stringify(maskAnswer(response, world.subjects))}`;
    });
    expect(restCalls.length * callers.length * locales.length).toBeGreaterThanOrEqual(190);
    await expect(`{\n${rows.join(",\n")}\n}\n`).toMatchFileSnapshot(golden);
  });

  it("is told here with every operation of its document", async () => {
    const check = await checker();
    expect(restCalls.map(({ operation }) => operation).toSorted()).toEqual(check.operations.toSorted());
  });

  it("answers nothing that its document does not describe", async () => {
    const check = await checker();
    const lies = [...told].flatMap(([name, { operation, response }]) =>
      operation === null ? check.asError(name, response) : check.asDescribed(name, operation, response),
    );
    expect(lies).toEqual([]);
  });

  it("would be caught answering what is not described", async () => {
    const check = await checker((document) =>
      document.replaceAll('"404"', '"410"').replaceAll('"email"', '"mail"'),
    );
    const caught = (name: string) => {
      const row = told.get(name);
      return row?.operation ? check.asDescribed(name, row.operation, row.response) : [];
    };
    expect(caught("an item of somebody else's, ja")).toEqual([
      "an item of somebody else's, ja: 404 is not described",
    ]);
    expect(caught("GET /api/v1/items/me, user, ja").join()).toContain("mail");
    expect(caught("GET /api/v1/public, user, ja")).toEqual([]);
  });
});

/** The document that is served, or one that was changed on the way. */
async function checker(change = (document: string) => document): Promise<ResponseCheck> {
  const served = await world.api.send({ url: "/openapi.json" });
  return responseChecker(JSON.parse(change(served.body)));
}
