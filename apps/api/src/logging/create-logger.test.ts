import { describe, expect, it } from "vitest";
import { createLogger } from "./create-logger.ts";
import type { LogLevel } from "./log-level.ts";

function logged(log: (logger: ReturnType<typeof createLogger>) => void, logLevel: LogLevel = "DEBUG") {
  const plain: string[] = [];
  const file: string[] = [];
  const sinks = { console: (line: string) => plain.push(line), file: (line: string) => file.push(line) };
  log(createLogger({ environment: "development", logLevel, ...sinks }));
  return { plain, json: file.map((line) => JSON.parse(line)) };
}

describe("the log", () => {
  it.each([
    ["DEBUG", 5],
    ["INFO", 4],
    ["WARNING", 3],
    ["ERROR", 2],
    ["CRITICAL", 1],
  ] as const)("keeps what %s and graver levels say", (level, count) => {
    const { json } = logged((log) => {
      log.debug("1");
      log.info("2");
      log.warn("3");
      log.error("4");
      log.fatal("5");
    }, level);
    expect(json).toHaveLength(count);
    expect(json[0].level).toBe(level);
  });

  it("is plain at a developer's terminal and JSON in the file", () => {
    const { plain, json } = logged((log) => log.info({ port: 8000 }, "listening"));
    expect(plain[0]).toMatch(/^\S+Z - INFO - listening port=8000\n$/);
    expect(json[0]).toMatchObject({ level: "INFO", message: "listening", port: 8000 });
  });

  it("takes credentials out wherever they are", () => {
    const token = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl";
    const { plain, json } = logged((log) => {
      log.info(
        { url: `/x?t=${token}`, authorization: "Bearer opaque-credential", new_password: 'se"same' },
        `got ${token}`,
      );
      log.error({ err: new Error(`Bearer opaque-credential at postgresql://admin:sesame@db/x`) }, "failed");
    });
    expect(json).toHaveLength(2);
    expect(plain.join("")).not.toMatch(/eyJ|opaque|se"same|sesame/);
    expect(JSON.stringify(json)).not.toMatch(/eyJ|opaque|sesame/);
  });

  it("is written at the cost of its length, however many beginnings of a token somebody puts into a path", () => {
    // Tried anew at each beginning, these would keep the process busy for longer than a test may take.
    const path = `/${"eyJ".repeat(80_000)}`;
    expect(logged((log) => log.info({ path }, "request")).json[0].path).toBe(path);
  });

  it("escapes what could forge a line or move a cursor", () => {
    const { plain, json } = logged((log) =>
      log.info({ name: "a\r\nINFO - forged\u009b2J\u202e" }, "b\u001b[2J\nc"),
    );
    expect(plain).toHaveLength(1);
    expect(plain[0]?.trimEnd()).not.toMatch(/[\p{Cc}\u202e]/u);
    expect(json[0].name).toContain("forged");
  });

  it("keeps an error's stack and causes, and none of its other members", () => {
    const cause = Object.assign(new Error("inner"), { code: "ECONNREFUSED", parameters: ["row-secret"] });
    const { json, plain } = logged((log) => log.error({ err: new Error("outer", { cause }) }, "failed"));
    expect(plain[0]).toMatch(/Error: outer\n.*caused by Error: inner/s);
    expect(plain.join("")).not.toContain("row-secret");
    expect(json[0].err).toMatchObject({
      message: "outer",
      cause: { message: "inner", code: "ECONNREFUSED" },
    });
    expect(JSON.stringify(json)).not.toContain("row-secret");
  });

  it("never holds a request whole, even when a library hands one over", () => {
    const req = { url: "/x?query-secret", headers: { authorization: "Bearer opaque-credential" } };
    const { json } = logged((log) => log.info({ req, res: req }, "from a library"));
    expect(JSON.stringify(json)).not.toMatch(/query-secret|opaque/);
  });
});
