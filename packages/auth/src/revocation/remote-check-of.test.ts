import { expect, it } from "vitest";
import { ConfigurationError } from "../errors/configuration-error.ts";
import type { RemoteCheck } from "./remote-check.ts";
import { remoteCheckOf } from "./remote-check-of.ts";

const check = (): RemoteCheck => ({ confirm: async () => {} });

it("lets one check speak for one provider", () => {
  const only = check();
  expect(remoteCheckOf(only, ["cognito"])("cognito")).toBe(only);
});

it("asks of several providers the one that issued the token, and nobody else", () => {
  const people = check();
  const partners = check();
  const of = remoteCheckOf({ people, partners }, ["people", "partners", "google"]);
  expect(of("people")).toBe(people);
  expect(of("partners")).toBe(partners);
  expect(() => of("google")).toThrow(ConfigurationError);
});

it("refuses one check for several providers: it would be shown the tokens of all", () => {
  expect(() => remoteCheckOf(check(), ["people", "partners"])).toThrow(/^remoteCheck: must /);
});

it("refuses a check for a provider that is not there", () => {
  expect(() => remoteCheckOf({ poeple: check() }, ["people"])).toThrow(/^remoteCheck: must /);
});

it("fails closed where nobody can be asked", () => {
  expect(() => remoteCheckOf(undefined, ["people"])("people")).toThrow(/^remoteCheck: must be given/);
  expect(() => remoteCheckOf({}, ["people"])("constructor")).toThrow(ConfigurationError);
});
