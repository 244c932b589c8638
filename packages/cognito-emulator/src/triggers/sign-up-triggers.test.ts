import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type AccountPool, openAccountPool } from "../../test/account-pool.ts";
import { startPause } from "../../test/pause.ts";
import type { PostConfirmationTriggerEvent, PreSignUpTriggerEvent } from "../index.ts";

describe("The triggers around a sign-up", () => {
  let account: AccountPool;
  let seen: (PreSignUpTriggerEvent | PostConfirmationTriggerEvent)[];
  let before: (event: PreSignUpTriggerEvent) => void | Promise<void>;
  let after: () => void;
  beforeAll(async () => {
    account = await openAccountPool({
      triggers: {
        PreSignUp: async (event) => {
          seen.push(structuredClone(event));
          await before(event);
          return event;
        },
        PostConfirmation: async (event) => {
          seen.push(event);
          after();
          return event;
        },
      },
    });
  });
  afterAll(() => account.close());
  beforeEach(() => {
    seen = [];
    before = () => {};
    after = () => {};
  });

  const newName = () => `user-${randomUUID()}`;
  const sources = () => seen.map(({ triggerSource }) => triggerSource);
  const statusOf = async (Username: string) =>
    (await account.administer("AdminGetUser", { Username }))["UserStatus"];

  it("show the function what the client sent for its eyes only", async () => {
    const ValidationData = [{ Name: "invitation", Value: "42" }];
    const ClientMetadata = { from: "test" };
    await account.call("SignUp", {
      Username: newName(),
      Password: "Passw0rd!x",
      ValidationData,
      ClientMetadata,
    });
    expect(seen).toMatchObject([
      {
        request: { userAttributes: {}, validationData: { invitation: "42" }, clientMetadata: ClientMetadata },
      },
    ]);
  });

  it("confirm and verify at once where the function says so, and send no code", async () => {
    before = ({ response }) => {
      response.autoConfirmUser = true;
      response.autoVerifyEmail = true;
    };
    const name = newName();
    expect(await account.signUp(name)).toEqual({ UserConfirmed: true, UserSub: expect.any(String) });
    expect(await account.stored(name)).toMatchObject({ email_verified: "true" });
    expect(account.pool.lastCode(name)).toBeUndefined();
    await expect(account.pool.signIn({ username: name, password: "Passw0rd!x" })).resolves.toBeDefined();
    expect(sources()).toEqual(["PreSignUp_SignUp", "PostConfirmation_ConfirmSignUp"]);
    expect(seen[1]?.request.userAttributes).toMatchObject({ "cognito:user_status": "CONFIRMED" });
  });

  it("verify nothing by themselves: a code is sent as ever", async () => {
    const name = newName();
    expect(await account.signUp(name)).toMatchObject({ UserConfirmed: false });
    expect(account.pool.lastCode(name)).toMatch(/^\d{6}$/);
  });

  it("move an alias to a newcomer the function vouches for", async () => {
    const owner = await account.pool.addUser();
    const email = `${owner.username}@example.com`;
    before = ({ response }) => {
      response.autoVerifyEmail = true;
    };
    const name = newName();
    await account.signUp(name, { email });
    expect(await account.stored(name)).toMatchObject({ email, email_verified: "true" });
    expect(await account.stored(owner.username)).toMatchObject({ email, email_verified: "false" });
  });

  it("cannot verify an address that is not there", async () => {
    before = ({ response }) => {
      response.autoVerifyPhone = true;
    };
    const name = newName();
    expect(await account.signUp(name)).toMatchObject({ __type: "InvalidLambdaResponseException" });
    expect(await statusOf(name)).toBeUndefined();
  });

  it("let one of two people have a name that both ask for at the same time", async () => {
    const pause = startPause(2);
    before = () => pause.here();
    const name = newName();
    const both = [account.signUp(name), account.signUp(name)];
    await pause.reached;
    pause.goOn();
    const answers = await Promise.all(both);
    const outcomes = answers.map(({ __type = "in" }) => String(__type));
    expect(outcomes.toSorted()).toEqual(["UsernameExistsException", "in"]);
  });

  it("are asked about an invitation, and what else the function wishes is ignored", async () => {
    before = ({ response }) => {
      response.autoConfirmUser = true;
    };
    const Username = newName();
    await account.administer("AdminCreateUser", { Username, MessageAction: "SUPPRESS" });
    expect(seen).toMatchObject([
      { triggerSource: "PreSignUp_AdminCreateUser", callerContext: { clientId: "CLIENT_ID_NOT_APPLICABLE" } },
    ]);
    expect(await statusOf(Username)).toBe("FORCE_CHANGE_PASSWORD");
  });

  it("refuse an invitation", async () => {
    before = () => {
      throw new Error("Full");
    };
    const Username = newName();
    expect(await account.administer("AdminCreateUser", { Username })).toMatchObject({
      message: "PreSignUp failed with error Full.",
    });
    expect(await statusOf(Username)).toBeUndefined();
  });

  it("tell of a confirmation by code, by an administrator and by a new password", async () => {
    const byCode = newName();
    await account.signUp(byCode);
    const ConfirmationCode = account.pool.lastCode(byCode);
    await account.call("ConfirmSignUp", { Username: byCode, ConfirmationCode });
    const byAdministrator = newName();
    await account.signUp(byAdministrator);
    await account.administer("AdminConfirmSignUp", { Username: byAdministrator });
    await account.call("ForgotPassword", { Username: byCode });
    const reset = {
      Username: byCode,
      ConfirmationCode: account.pool.lastCode(byCode),
      Password: "An0ther!pass",
    };
    await account.call("ConfirmForgotPassword", reset);
    expect(sources()).toEqual([
      "PreSignUp_SignUp",
      "PostConfirmation_ConfirmSignUp",
      "PreSignUp_SignUp",
      "PostConfirmation_ConfirmSignUp",
      "PostConfirmation_ConfirmForgotPassword",
    ]);
  });

  it("leave somebody confirmed when the function fails afterwards, as on AWS", async () => {
    after = () => {
      throw new Error("No mailing list");
    };
    const name = newName();
    await account.signUp(name);
    const ConfirmationCode = account.pool.lastCode(name);
    expect(await account.call("ConfirmSignUp", { Username: name, ConfirmationCode })).toMatchObject({
      message: "PostConfirmation failed with error No mailing list.",
    });
    expect(await statusOf(name)).toBe("CONFIRMED");
  });
});
