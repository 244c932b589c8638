import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { appCode, halfMinute } from "../../test/authenticator-app.ts";
import { callOperation, signedFor } from "../../test/call-operation.ts";
import { createEmulator, createTestPool, type Emulator } from "../index.ts";

describe("A second factor", () => {
  let dataDir: string;
  let now = Date.UTC(2026, 10, 2, 6, 27, 9);
  let running: Emulator;
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "cognito-emulator-"));
    running = await createEmulator({ dataDir, clock: { now: () => now } });
  });
  afterEach(async () => {
    await running.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  it("survives a restart, and the codes spent before it stay spent", async () => {
    const { userPoolId: UserPoolId, clientId: ClientId, ...pool } = await createTestPool(running);
    const call = async (operation: string, body: object) =>
      (await callOperation(running.url, operation, body, signedFor("ap-northeast-1"))).body;
    await call("SetUserPoolMfaConfig", {
      UserPoolId,
      MfaConfiguration: "OPTIONAL",
      SoftwareTokenMfaConfiguration: { Enabled: true },
    });
    const user = await pool.addUser();
    const AccessToken = (await pool.signIn(user)).accessToken;
    const { SecretCode } = await call("AssociateSoftwareToken", { AccessToken });
    const code = () => appCode(String(SecretCode), now);
    await call("VerifySoftwareToken", { AccessToken, UserCode: code() });
    await call("SetUserMFAPreference", { AccessToken, SoftwareTokenMfaSettings: { Enabled: true } });
    await running.close();

    running = await createEmulator({ dataDir, clock: { now: () => now } });
    const AuthParameters = { USERNAME: user.username, PASSWORD: user.password };
    const asked = await call("InitiateAuth", { ClientId, AuthFlow: "USER_PASSWORD_AUTH", AuthParameters });
    expect(asked).toMatchObject({ ChallengeName: "SOFTWARE_TOKEN_MFA" });
    const answer = () =>
      call("RespondToAuthChallenge", {
        ClientId,
        ChallengeName: "SOFTWARE_TOKEN_MFA",
        Session: asked["Session"],
        ChallengeResponses: { USERNAME: user.username, SOFTWARE_TOKEN_MFA_CODE: code() },
      });
    expect(await answer()).toMatchObject({ __type: "ExpiredCodeException" });
    now += halfMinute;
    expect(await answer()).toHaveProperty("AuthenticationResult");
    expect(await call("GetUserPoolMfaConfig", { UserPoolId })).toMatchObject({
      MfaConfiguration: "OPTIONAL",
      SoftwareTokenMfaConfiguration: { Enabled: true },
    });
  });
});
