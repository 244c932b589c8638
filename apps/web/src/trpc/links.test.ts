import type { Locale } from "@sekisho/contract/locale";
import { createTRPCClient } from "@trpc/client";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type LocalRouter, startLocalApi } from "../../test/start-local-api.ts";
import { createLinks } from "./links.ts";

let api: Awaited<ReturnType<typeof startLocalApi>>;
beforeEach(async () => {
  api = await startLocalApi();
});
afterEach(() => api.stop());

function createClient({ apiUrl = api.url, locale = "ja" }: { apiUrl?: string; locale?: Locale } = {}) {
  const good = () => Promise.resolve({ kind: "token", token: "good" } as const);
  return createTRPCClient<LocalRouter>({
    links: createLinks<LocalRouter>({
      apiUrl,
      tokens: { current: good, refresh: good },
      locale,
      signInAgain: () => Promise.resolve(false),
    }),
  });
}

it("asks in the language chosen in the interface", async () => {
  await createClient({ locale: "ja" }).echo.query("a");
  await createClient({ locale: "en" }).echo.query("b");
  expect(api.requests.map((request) => request.language)).toEqual(["ja", "en"]);
});

it("sends the access token as a bearer credential", async () => {
  await createClient().echo.query("a");
  expect(api.requests[0]?.authorization).toBe("Bearer good");
});

it("names every request, each time anew and in a form that the API logs", async () => {
  const client = createClient();
  await client.echo.query("a");
  await client.echo.query("b");
  const names = api.requests.map((request) => request.id);
  expect(new Set(names).size).toBe(2);
  for (const name of names) expect(name).toMatch(/^[0-9a-f]{32}$/);
});

it("finds the API whether or not its address ends in a slash", async () => {
  expect(await createClient({ apiUrl: `${api.url}/` }).echo.query("a")).toBe("a");
});

it("puts at most 20 calls into one request", async () => {
  const client = createClient();
  const texts = Array.from({ length: 45 }, (_, index) => String(index));
  expect(await Promise.all(texts.map((text) => client.echo.query(text)))).toEqual(texts);
  const calls = api.requests.map((request) => new URL(request.url, api.url).pathname.split(",").length);
  expect(calls.toSorted((a, b) => a - b)).toEqual([5, 20, 20]);
});

it("keeps every address under the length the API accepts", async () => {
  const client = createClient();
  const texts = Array.from({ length: 10 }, () => "関".repeat(200));
  expect(await Promise.all(texts.map((text) => client.echo.query(text)))).toEqual(texts);
  expect(api.requests.length).toBeGreaterThan(1);
  for (const request of api.requests) expect(request.url.length).toBeLessThanOrEqual(8 * 1024);
});
