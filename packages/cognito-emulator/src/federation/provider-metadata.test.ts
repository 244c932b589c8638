import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type FederatedApp, openFederatedApp } from "../../test/federated-app.ts";
import { CALLBACK } from "../../test/oauth-app.ts";

describe("What a provider publishes about itself", () => {
  let federated: FederatedApp;
  beforeAll(async () => {
    federated = await openFederatedApp();
  });
  beforeEach(() => {
    federated.provider.metadata = {};
  });
  afterAll(() => federated.close());

  const browser = () => federated.app.browser();

  it("is followed over plain HTTP on this machine", async () => {
    const visitor = browser();
    const back = await federated.comeBack(visitor, await federated.leave(visitor));
    expect(back.location.href.startsWith(`${CALLBACK}?code=`)).toBe(true);
  });

  it.each([
    ["authorization_endpoint", "http://provider.example/authorize"],
    ["authorization_endpoint", "javascript:alert(1)"],
    ["token_endpoint", "http://provider.example/token"],
    ["token_endpoint", "http://127.0.0.1.provider.example/token"],
    ["userinfo_endpoint", "http://provider.example/userinfo"],
    ["jwks_uri", "http://provider.example/keys"],
  ])("leads nobody to an address that is neither https nor on this machine: %s %s", async (name, address) => {
    federated.provider.metadata = { [name]: address };
    const { location } = await federated.leave(browser());
    expect(location.href.startsWith(`${CALLBACK}?`)).toBe(true);
    expect(location.searchParams.get("error")).toBe("invalid_request");
    expect(location.searchParams.get("error_description")).toBe(
      "Elsewhere Error - its endpoints are not known, or not https",
    );
  });

  describe("as the issuer that its answers name (RFC 9207)", () => {
    const announced = { authorization_response_iss_parameter_supported: true };
    const issuer = () => federated.provider.issuer;

    it.each([
      ["named where it is announced", announced, () => ({ iss: issuer() })],
      ["named though it is not announced", {}, () => ({ iss: issuer() })],
      ["left out where it is not announced", {}, () => ({})],
    ])("lets an answer in with its issuer %s", async (_case, metadata, said) => {
      federated.provider.metadata = metadata;
      const visitor = browser();
      const back = await federated.comeBack(visitor, await federated.leave(visitor), said());
      expect(back.location.searchParams.has("code")).toBe(true);
    });

    it.each([
      ["wrong", announced, { iss: "https://another.example" }],
      ["wrong, though none is announced", {}, { iss: "https://another.example" }],
      ["empty", {}, { iss: "" }],
      ["missing where it is announced", announced, {}],
      ["missing from a refusal", announced, { error: "access_denied" }],
    ])(
      "refuses an answer whose issuer is %s, before its code goes anywhere",
      async (_case, metadata, said) => {
        federated.provider.metadata = metadata;
        const visitor = browser();
        const back = await federated.comeBack(visitor, await federated.leave(visitor), said);
        expect(back.location.searchParams.get("error_description")).toBe(
          "Elsewhere Error - the answer is another issuer's",
        );
        expect(back.location.searchParams.has("code")).toBe(false);
        expect(federated.provider.asked).not.toContain("/token");
        expect([...visitor.cookies.keys()].some((name) => name.startsWith("__Host-login"))).toBe(false);
      },
    );

    it("refuses an answer that names two", async () => {
      const visitor = browser();
      const left = await federated.leave(visitor);
      const said = new URLSearchParams({ state: left.location.searchParams.get("state") ?? "", code: "x" });
      for (const iss of [issuer(), "https://another.example"]) said.append("iss", iss);
      const back = await visitor.open(`${federated.app.origin}/oauth2/idpresponse?${said.toString()}`);
      expect(back.location.searchParams.get("error_description")).toContain("another issuer's");
    });
  });
});
