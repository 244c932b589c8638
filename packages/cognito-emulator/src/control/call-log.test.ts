import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AccountPool, openAccountPool } from "../../test/account-pool.ts";
import { answerSrp, beginSrp, prove } from "../../test/srp-client.ts";
import { maskSecrets } from "./mask-secrets.ts";

describe("The record of recent calls", () => {
  let place: AccountPool;
  beforeAll(async () => {
    place = await openAccountPool();
  });
  afterAll(() => place.close());

  const recorded = () => JSON.stringify(place.emulator.control.calls());

  it("says what was asked, what was answered and what was refused, newest first", async () => {
    await place.signUp("yui");
    await place.call("GetUser", { AccessToken: "not-a-token" });
    const [refused, signedUp] = place.emulator.control.calls();
    expect(refused).toMatchObject({
      operation: "GetUser",
      status: 400,
      error: "NotAuthorizedException",
      answer: { message: "Invalid Access Token" },
    });
    expect(signedUp).toMatchObject({
      operation: "SignUp",
      at: place.now,
      status: 200,
      error: null,
      request: { Username: "yui", Password: "•••" },
      answer: { UserConfirmed: false },
    });
  });

  it("holds no password, token, session, code or secret of a whole life of an account", async () => {
    const { call, administer, pool } = place;
    const Username = "mei";
    const [first, second] = ["First-Passw0rd!", "Second-Passw0rd!"];
    const Temporary = "Temp0rary-Passw0rd!";
    const secrets: (string | undefined)[] = [first, second, Temporary];
    await call("SignUp", {
      Username,
      Password: first,
      UserAttributes: [{ Name: "email", Value: "mei@example.com" }],
    });
    const ConfirmationCode = pool.lastCode(Username);
    await call("ConfirmSignUp", { Username, ConfirmationCode });
    const challenge = await beginSrp(place, Username);
    const proof = prove(place, challenge, first);
    secrets.push(
      challenge.Session,
      proof["PASSWORD_CLAIM_SIGNATURE"],
      ...tokensOf(await answerSrp(place, challenge.Session, proof)),
    );
    const AuthParameters = { USERNAME: Username, PASSWORD: first };
    const signedIn = await call("InitiateAuth", { AuthFlow: "USER_PASSWORD_AUTH", AuthParameters });
    const [AccessToken, , RefreshToken] = tokensOf(signedIn);
    secrets.push(...tokensOf(signedIn));
    await call("ChangePassword", { AccessToken, PreviousPassword: first, ProposedPassword: second });
    secrets.push(...tokensOf(await call("GetTokensFromRefreshToken", { RefreshToken })));
    await call("RevokeToken", { Token: RefreshToken });
    await administer("AdminSetUserPassword", { Username, Password: Temporary });
    const client = await administer("CreateUserPoolClient", { ClientName: "server", GenerateSecret: true });
    secrets.push(String((client["UserPoolClient"] as { ClientSecret: string }).ClientSecret));
    secrets.push(ConfirmationCode);
    for (const secret of secrets) {
      expect(secret).toBeTruthy();
      expect(recorded()).not.toContain(secret);
    }
  });

  it("masks every member of the service's model that is a secret, at any depth", () => {
    const names = [
      "Password PreviousPassword ProposedPassword TemporaryPassword NEW_PASSWORD PASSWORD SecretHash SECRET_HASH",
      "ClientSecret SecretCode UserCode Code ConfirmationCode SMS_MFA_CODE SMS_OTP_CODE EMAIL_OTP_CODE",
      "SOFTWARE_TOKEN_MFA_CODE ANSWER AccessToken IdToken RefreshToken REFRESH_TOKEN Token Session",
      "PASSWORD_CLAIM_SIGNATURE PASSWORD_CLAIM_SECRET_BLOCK SECRET_BLOCK Credential CREDENTIAL DEVICE_KEY",
      "DeviceKey PasswordVerifier Salt SALT SRP_B",
    ].flatMap((line) => line.split(" "));
    for (const name of names) {
      for (const value of ["secret-value", 123456, ["secret-value"], { inner: { [name]: "secret-value" } }]) {
        const shown = JSON.stringify(maskSecrets({ Parameters: { [name]: value } }));
        expect(`${name}: ${shown}`).not.toMatch(/secret-value|123456/);
      }
    }
    const free = {
      ClientMetadata: { anything: "secret-value" },
      ValidationData: [{ Name: "x", Value: "secret-value" }],
    };
    expect(JSON.stringify(maskSecrets(free))).not.toContain("secret-value");
    const attribute = { Name: "custom:api_key", Value: "secret-value" };
    expect(maskSecrets([attribute])).toEqual([{ Name: "custom:api_key", Value: "•••" }]);
    expect(maskSecrets({ Username: "eyJhbGciOi.eyJzdWIi.c2ln" })).toEqual({ Username: "•••" });
  });

  it("keeps the newest two hundred, each within bounds", async () => {
    const huge = { Username: "x".repeat(10_000), list: Array.from({ length: 500 }, () => "y") };
    for (const _ of Array.from({ length: 210 })) await place.call("Unheard".repeat(40), huge);
    const calls = place.emulator.control.calls();
    expect(calls).toHaveLength(200);
    expect(JSON.stringify(calls[0]).length).toBeLessThan(2_000);
  });
});

/** Access, id and refresh token of an answer; none where it is a refusal. */
function tokensOf(answer: Record<string, unknown>): string[] {
  const { AccessToken, IdToken, RefreshToken } = answer["AuthenticationResult"] as Record<string, string>;
  return [AccessToken, IdToken, RefreshToken].filter((token) => token !== undefined);
}
