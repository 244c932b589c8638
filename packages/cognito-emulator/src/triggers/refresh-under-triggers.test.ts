import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AccountPool, openAccountPool } from "../../test/account-pool.ts";
import { startPause } from "../../test/pause.ts";
import type { PreTokenGenerationV2TriggerEvent } from "../index.ts";

describe("While a function is thinking about new tokens", () => {
  let account: AccountPool;
  let run: (event: PreTokenGenerationV2TriggerEvent) => Promise<object>;
  beforeAll(async () => {
    account = await openAccountPool({ triggers: { PreTokenGenerationV2: (event) => run(event) } });
    await account.administer("UpdateUserPoolClient", {
      ClientId: account.pool.clientId,
      ExplicitAuthFlows: ["ALLOW_USER_PASSWORD_AUTH"],
      RefreshTokenRotation: { Feature: "ENABLED", RetryGracePeriodSeconds: 0 },
    });
  });
  afterAll(() => account.close());

  const signedIn = async () => {
    run = async (event) => event;
    const user = await account.pool.addUser();
    return { ...user, RefreshToken: (await account.pool.signIn(user)).refreshToken };
  };
  const renew = (RefreshToken: string) => account.call("GetTokensFromRefreshToken", { RefreshToken });
  const pausing = () => {
    const pause = startPause();
    run = async (event) => {
      await pause.here();
      return event;
    };
    return pause;
  };

  it("a rotated token cannot be redeemed a second time", async () => {
    const { RefreshToken } = await signedIn();
    const { reached, goOn } = pausing();
    const first = renew(RefreshToken);
    await reached;
    expect(await renew(RefreshToken)).toMatchObject({ __type: "RefreshTokenReuseException" });
    goOn();
    expect(await first).toHaveProperty("AuthenticationResult");
  });

  it("a failure gives the token back", async () => {
    const { RefreshToken } = await signedIn();
    run = () => Promise.reject(new Error("Not now"));
    expect(await renew(RefreshToken)).toMatchObject({ __type: "UserLambdaValidationException" });
    run = async (event) => event;
    expect(await renew(RefreshToken)).toHaveProperty("AuthenticationResult");
  });

  it("somebody signed out everywhere does not come in", async () => {
    const { username: Username, password } = await signedIn();
    const { reached, goOn } = pausing();
    const late = account.pool.signIn({ username: Username, password });
    await reached;
    await account.administer("AdminUserGlobalSignOut", { Username });
    goOn();
    const { refreshToken, accessToken: AccessToken } = await late;
    expect(await renew(refreshToken)).toMatchObject({ message: "Refresh Token has been revoked" });
    expect(await account.call("GetUser", { AccessToken })).toMatchObject({
      message: "Access Token has been revoked",
    });
  });
});
