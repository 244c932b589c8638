import { expect, it } from "vitest";
import { isTrustedUrl } from "./trusted-url.ts";

it.each([
  "https://example.com",
  "https://example.com:8443/keys?v=1",
  "http://localhost:9556/jwks.json",
  "http://127.0.0.1/",
  "http://[::1]:1/",
])("believes %s", (url) => {
  expect(isTrustedUrl(url)).toBe(true);
});

it.each([
  "",
  "example.com",
  "//example.com",
  "http://example.com",
  "http://localhost.example.com",
  "ftp://localhost/keys",
  "ws://127.0.0.1/",
  "file:///keys",
  "https://user@example.com",
  "https://:password@example.com",
  "http://user@localhost",
  "http://:password@localhost",
  "https://user:password@example.com",
])("does not believe %j", (url) => {
  expect(isTrustedUrl(url)).toBe(false);
});
