import {
  confirmUserAttribute,
  deleteUserAttributes,
  fetchUserAttributes,
  sendUserAttributeVerificationCode,
  signIn,
  updateUserAttribute,
} from "aws-amplify/auth";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createEmulator, type Emulator } from "../index.ts";
import { pointAmplifyAt } from "./amplify-client.ts";
import { type LocalPool, openPool } from "./local-pool.ts";

const HOUR = 3_600_000;

describe("Amplify changes attributes one by one", () => {
  let emulator: Emulator;
  let pool: LocalPool;
  let now = Date.now();
  let arrive: () => ReturnType<typeof signIn>;
  let user: Awaited<ReturnType<LocalPool["addUser"]>>;
  beforeAll(async () => {
    emulator = await createEmulator({ clock: { now: () => now } });
  });
  afterAll(() => emulator.close());
  beforeEach(async () => {
    pool = await openPool(emulator, { client: { AccessTokenValidity: 24, IdTokenValidity: 24 } });
    await pointAmplifyAt(pool);
    user = await pool.addUser({ attributes: { "custom:role": "user", email_verified: "false" } });
    // Amplify dates an SRP proof by its own clock, from which the pool's moves away here.
    arrive = () => signIn({ ...user, options: { authFlowType: "USER_PASSWORD_AUTH" } });
    await arrive();
  });

  it("sets one, which is there at once, and takes it away again", async () => {
    expect(
      await updateUserAttribute({ userAttribute: { attributeKey: "name", value: "Sekimori" } }),
    ).toMatchObject({ isUpdated: true, nextStep: { updateAttributeStep: "DONE" } });
    expect(await fetchUserAttributes()).toMatchObject({ name: "Sekimori" });
    await deleteUserAttributes({ userAttributeKeys: ["name"] });
    expect(await fetchUserAttributes()).not.toHaveProperty("name");
  });

  it("never lets somebody take away their role", async () => {
    await expect(deleteUserAttributes({ userAttributeKeys: ["custom:role"] })).rejects.toMatchObject({
      name: "NotAuthorizedException",
      message: "A client attempted to write unauthorized attribute",
    });
    const UserPoolId = pool.userPoolId;
    const { UserAttributes } = await pool.sdk.adminGetUser({ UserPoolId, Username: user.username });
    expect(UserAttributes).toContainEqual({ Name: "custom:role", Value: "user" });
  });

  it("sends a code to an address, and proves it with that one only", async () => {
    expect(await sendUserAttributeVerificationCode({ userAttributeKey: "email" })).toMatchObject({
      deliveryMedium: "EMAIL",
      destination: "u***@e***",
      attributeName: "email",
    });
    const right = await pool.lastCode(user.username);
    const enter = (confirmationCode: string) =>
      confirmUserAttribute({ userAttributeKey: "email", confirmationCode });
    await expect(enter(right === "000000" ? "000001" : "000000")).rejects.toMatchObject({
      name: "CodeMismatchException",
      message: "Invalid verification code provided, please try again.",
    });
    await enter(right);
    expect(await fetchUserAttributes()).toMatchObject({ email_verified: "true" });
    await expect(enter(right)).rejects.toMatchObject({ name: "ExpiredCodeException" });
  });

  it("refuses a code that is a day old", async () => {
    await sendUserAttributeVerificationCode({ userAttributeKey: "email" });
    const confirmationCode = await pool.lastCode(user.username);
    now += 23 * HOUR;
    // Still signed in, so that it is the code that is too old.
    expect(await fetchUserAttributes()).toMatchObject({ email_verified: "false" });
    now += HOUR;
    await pool.sdk.adminUserGlobalSignOut({ UserPoolId: pool.userPoolId, Username: user.username });
    await pointAmplifyAt(pool);
    await arrive();
    await expect(confirmUserAttribute({ userAttributeKey: "email", confirmationCode })).rejects.toMatchObject(
      {
        name: "ExpiredCodeException",
        message: "Invalid code provided, please request a code again.",
      },
    );
  });
});
