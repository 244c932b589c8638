import { NextRequest } from "next/server";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { proxy } from "./proxy.ts";

beforeEach(() => {
  vi.stubEnv("API_URL", "https://api.example.com");
  vi.stubEnv("COGNITO_REGION", "ap-northeast-1");
  vi.stubEnv("COGNITO_USER_POOL_ID", "ap-northeast-1_AbCdEf123");
  vi.stubEnv("COGNITO_APP_CLIENT_ID", "client");
  vi.stubEnv("COGNITO_ENDPOINT", "");
});
afterEach(() => vi.unstubAllEnvs());

const headersOf = (url: string, headers: Record<string, string> = {}) =>
  proxy(new NextRequest(url, { headers })).headers;

const nonceIn = (headers: Headers) =>
  /'nonce-([^']+)'/.exec(headers.get("content-security-policy") ?? "")?.[1];

describe("every page", () => {
  it("comes with a policy whose nonce is new each time", () => {
    const first = nonceIn(headersOf("http://localhost:3000/"));
    expect(first).toMatch(/^[A-Za-z0-9+/]{22}==$/);
    expect(nonceIn(headersOf("http://localhost:3000/"))).not.toBe(first);
  });

  it("may not be framed, guessed at, or asked for the camera", () => {
    const headers = headersOf("http://localhost:3000/sign-in");
    expect(headers.get("x-frame-options")).toBe("DENY");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("referrer-policy")).toBe("strict-origin-when-cross-origin");
    expect(headers.get("permissions-policy")).toContain("camera=()");
  });

  it("insists on https for the future only where it is https now", () => {
    expect(headersOf("http://localhost:3000/").has("strict-transport-security")).toBe(false);
    expect(headersOf("https://app.example.com/").get("strict-transport-security")).toMatch(
      /^max-age=63072000/,
    );
    const behindProxy = headersOf("http://10.0.0.1:3000/", { "x-forwarded-proto": "https" });
    expect(behindProxy.has("strict-transport-security")).toBe(true);
  });
});
