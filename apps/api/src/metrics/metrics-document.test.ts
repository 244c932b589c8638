import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Api, startApi } from "../../test/api.ts";
import { metricsTable } from "../../test/metrics-table.ts";
import { createMetrics } from "./metrics.ts";

// The tables of docs/operations.md and docs/operations.ja.md are made of what a server really measures.
// To change them on purpose: vitest run src/metrics/metrics-document.test.ts -u

const pageOf = (name: string) => fileURLToPath(new URL(`../../../../docs/${name}`, import.meta.url));
const table = /(?<=<!-- metrics -->\n)[\s\S]*?(?=\n<!-- end of metrics -->)/;

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

// Some of what a process is measured by exists on Linux alone.
describe.runIf(process.platform === "linux")("what is written about the metrics", () => {
  it.each([
    ["operations.md", "en"],
    ["operations.ja.md", "ja"],
  ] as const)("is every one that a server over PostgreSQL has, in docs/%s", async (name, language) => {
    const db = { ...api.deps.db, connections: () => ({ open: 1, idle: 1, waiting: 0 }) };
    const measured = createMetrics({ ...api.deps, db }).registry.getMetricsAsArray();
    const page = readFileSync(pageOf(name), "utf8");
    expect(page).toMatch(table);
    const written = page.replace(table, () => metricsTable(measured, language));
    await expect(written).toMatchFileSnapshot(pageOf(name));
  });
});
