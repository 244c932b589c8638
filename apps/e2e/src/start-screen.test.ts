import { describe, expect, it } from "vitest";
import { demoAccounts } from "./demo-accounts.ts";
import type { StackFacts } from "./stack-facts.ts";
import { startScreen } from "./start-screen.ts";

const facts: StackFacts = {
  webUrl: "http://localhost:3001",
  apiUrl: "http://localhost:8000",
  pool: {
    endpoint: "http://localhost:9556",
    region: "ap-northeast-1",
    userPoolId: "ap-northeast-1_AbCdEf123",
    clientId: "client",
    issuer: "issuer",
    jwksUrl: "jwks",
  },
  accounts: demoAccounts,
};

describe("the start screen", () => {
  it("names every address and every account that works", () => {
    const screen = startScreen(facts, []);
    for (const { username, password } of demoAccounts)
      expect(screen).toMatch(new RegExp(`${username} +${password}`));
    for (const url of [facts.webUrl, `${facts.apiUrl}/docs`, `${facts.pool.endpoint}/_local`]) {
      expect(screen).toContain(url);
    }
  });

  it("does not print a password that no longer opens the door", () => {
    const screen = startScreen(
      { ...facts, accounts: demoAccounts.filter(({ username }) => username !== "user") },
      [],
    );
    expect(screen).not.toContain("Sekisho-user-1");
    expect(screen).toContain("password was changed");
  });

  it("says which port was taken and which is used instead", () => {
    const screen = startScreen(facts, [{ part: "web", wanted: 3000, used: 3001 }]);
    expect(screen).toContain("port 3000 is taken, using 3001");
  });
});
