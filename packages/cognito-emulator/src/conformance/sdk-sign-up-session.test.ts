import { describe, expect, it } from "vitest";
import { openChoicePool } from "./choice-pool.ts";
import { emulatorForTests } from "./emulator-for-tests.ts";
import { type LocalPool, newUsername, PASSWORD } from "./local-pool.ts";
import { everyFactor } from "./mfa-pool.ts";

describe("The session of a confirmed sign-up", () => {
  const emulator = emulatorForTests();

  const arrive = async (pool: LocalPool) => {
    const { sdk, clientId: ClientId } = pool;
    const Username = newUsername();
    const UserAttributes = [{ Name: "email", Value: `${Username}@example.com` }];
    await sdk.signUp({ ClientId, Username, Password: PASSWORD, UserAttributes });
    const ConfirmationCode = await pool.lastCode(Username);
    const { Session } = await sdk.confirmSignUp({ ClientId, Username, ConfirmationCode });
    return { Username, Session };
  };
  const enter = ({ sdk, clientId }: LocalPool, { Username, Session }: Awaited<ReturnType<typeof arrive>>) =>
    sdk.initiateAuth({
      ClientId: clientId,
      AuthFlow: "USER_AUTH",
      AuthParameters: { USERNAME: Username },
      Session,
    });

  it("is given where a code signs in, and nowhere else", async () => {
    const byCode = await openChoicePool(emulator, ["PASSWORD", "EMAIL_OTP"]);
    expect((await enter(byCode, await arrive(byCode))).AuthenticationResult).toBeDefined();
    const otherwise = [
      await openChoicePool(emulator, ["PASSWORD"]),
      await openChoicePool(emulator, ["PASSWORD", "SMS_OTP"]),
      await openChoicePool(emulator, ["PASSWORD", "EMAIL_OTP"], {
        ExplicitAuthFlows: ["ALLOW_USER_SRP_AUTH"],
      }),
    ];
    for (const pool of otherwise) expect((await arrive(pool)).Session).toBeUndefined();
  });

  it.each([
    [
      "the pool takes passwords only by now",
      ({ sdk, userPoolId: UserPoolId }: LocalPool) =>
        sdk.updateUserPool({ UserPoolId, AutoVerifiedAttributes: ["email"] }),
    ],
    [
      "the person has a second factor by now",
      async ({ sdk, userPoolId: UserPoolId }: LocalPool, Username: string) => {
        await sdk.setUserPoolMfaConfig({ UserPoolId, MfaConfiguration: "OPTIONAL", ...everyFactor });
        const EmailMfaSettings = { Enabled: true };
        await sdk.adminSetUserMFAPreference({ UserPoolId, Username, EmailMfaSettings });
      },
    ],
  ])("opens nothing where %s", async (_, change) => {
    const pool = await openChoicePool(emulator, ["PASSWORD", "EMAIL_OTP"]);
    const person = await arrive(pool);
    await change(pool, person.Username);
    await expect(enter(pool, person)).rejects.toMatchObject({
      name: "NotAuthorizedException",
      message: "Invalid session for the user.",
    });
  });

  it("opens nothing through a client that no longer has the flow", async () => {
    const pool = await openChoicePool(emulator, ["PASSWORD", "EMAIL_OTP"]);
    const person = await arrive(pool);
    const { sdk, userPoolId: UserPoolId, clientId: ClientId } = pool;
    const ExplicitAuthFlows = ["ALLOW_USER_SRP_AUTH" as const];
    await sdk.updateUserPoolClient({ UserPoolId, ClientId, ExplicitAuthFlows });
    await expect(enter(pool, person)).rejects.toMatchObject({
      message: "USER_AUTH is not enabled for the client.",
    });
  });
});
