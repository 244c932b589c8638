import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type AccountPool, openAccountPool } from "../../test/account-pool.ts";
import { startPause } from "../../test/pause.ts";
import type { PreTokenGenerationV2TriggerEvent } from "../index.ts";

describe("While a function is thinking about new tokens", () => {
  let account: AccountPool;
  let run: (event: PreTokenGenerationV2TriggerEvent) => Promise<object>;
  beforeAll(async () => {
    account = await openAccountPool({ triggers: { PreTokenGenerationV2: (event) => run(event) } });
  });
  afterAll(() => account.close());
  beforeEach(() => allowGrace(0));

  const allowGrace = (RetryGracePeriodSeconds: number) =>
    account.administer("UpdateUserPoolClient", {
      ClientId: account.pool.clientId,
      ExplicitAuthFlows: ["ALLOW_USER_PASSWORD_AUTH"],
      RefreshTokenRotation: { Feature: "ENABLED", RetryGracePeriodSeconds },
    });

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

  describe("a token that is used again within its grace period", () => {
    /** Two uses, the second begun while the first still waits; they end in the order they began. */
    const useTwice = async (RefreshToken: string, ...ends: ("fails" | "succeeds")[]) => {
      const pauses = ends.map(() => startPause());
      let begun = 0;
      run = async (event) => {
        const use = begun;
        begun += 1;
        await pauses[use]?.here();
        if (ends[use] === "fails") throw new Error("Not now");
        return event;
      };
      const answers = [];
      for (const { reached } of pauses) {
        answers.push(renew(RefreshToken));
        await reached;
      }
      for (const [use, { goOn }] of pauses.entries()) {
        goOn();
        expect("AuthenticationResult" in ((await answers[use]) ?? {})).toBe(ends[use] === "succeeds");
      }
      run = async (event) => event;
    };

    it("is spent by the use that succeeds, though the one before it fails", async () => {
      await allowGrace(60);
      const { RefreshToken } = await signedIn();
      await useTwice(RefreshToken, "fails", "succeeds");
      account.now += 60_000;
      expect(await renew(RefreshToken)).toMatchObject({ __type: "RefreshTokenReuseException" });
    });

    it("is given back when both fail", async () => {
      await allowGrace(60);
      const { RefreshToken } = await signedIn();
      await useTwice(RefreshToken, "fails", "fails");
      account.now += 60_000;
      expect(await renew(RefreshToken)).toHaveProperty("AuthenticationResult");
    });
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
