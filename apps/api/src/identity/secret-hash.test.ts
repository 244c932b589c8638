import { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { describe, expect, it } from "vitest";
import { secretHashFor } from "./secret-hash.ts";

const pool = {
  client: new CognitoIdentityProviderClient({ region: "ap-northeast-1" }),
  userPoolId: "ap-northeast-1_Example",
  clientId: "client",
};

describe("the secret hash", () => {
  it("is absent for a public client", () => {
    expect(secretHashFor({ ...pool, clientSecret: null }, "akari")).toEqual({});
  });

  it("is HMAC-SHA-256 over username and client id under the secret", () => {
    // printf 'akariclient' | openssl dgst -sha256 -hmac 'secret' -binary | base64
    expect(secretHashFor({ ...pool, clientSecret: "secret" }, "akari")).toEqual({
      SECRET_HASH: "Fh+yvYH+/NBtkHus45G535U2kQUu42U3BZ3+Y+wX1DU=",
    });
  });
});
