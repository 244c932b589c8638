import { describe, expect, it } from "vitest";
import { contentSecurityPolicy } from "./content-security-policy.ts";
import type { RuntimeConfig } from "./env.ts";

const config: RuntimeConfig = {
  apiUrl: "https://api.example.com/base",
  cognito: { region: "eu-west-1", userPoolId: "eu-west-1_x", appClientId: "c", endpoint: null },
};

const directive = (policy: string, name: string) =>
  policy.split("; ").find((part) => part.startsWith(`${name} `));

describe("the content security policy of a page", () => {
  const policy = contentSecurityPolicy({ config, nonce: "n0nce", dev: false });

  it("lets the browser speak to this server, the API and the user pool, and to nobody else", () => {
    expect(directive(policy, "connect-src")).toBe(
      "connect-src 'self' https://api.example.com https://cognito-idp.eu-west-1.amazonaws.com",
    );
  });

  it("names the stand-in for the user pool by its origin alone", () => {
    const cognito = { ...config.cognito, endpoint: "http://localhost:9556/pool" };
    expect(contentSecurityPolicy({ config: { ...config, cognito }, nonce: "n", dev: false })).toContain(
      "https://api.example.com http://localhost:9556;",
    );
  });

  it("runs scripts and styles by nonce, never inline and never by eval", () => {
    expect(policy).not.toMatch(/unsafe/);
    expect(directive(policy, "script-src")).toBe("script-src 'self' 'nonce-n0nce' 'strict-dynamic'");
    expect(directive(policy, "style-src")).toBe("style-src 'self' 'nonce-n0nce'");
  });

  it("allows no frame around the page and nothing that is not named", () => {
    expect(directive(policy, "frame-ancestors")).toBe("frame-ancestors 'none'");
    expect(directive(policy, "default-src")).toBe("default-src 'none'");
  });

  it("allows eval under next dev alone", () => {
    expect(contentSecurityPolicy({ config, nonce: "n", dev: true })).toContain("'unsafe-eval'");
  });
});
