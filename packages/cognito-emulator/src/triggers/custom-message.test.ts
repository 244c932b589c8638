import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type AccountPool, openAccountPool } from "../../test/account-pool.ts";
import type { CustomMessageTriggerEvent } from "../index.ts";

interface Sent {
  readonly code: string;
  readonly subject: string | null;
  readonly text: string;
}

describe("The custom message trigger", () => {
  let account: AccountPool;
  let seen: CustomMessageTriggerEvent[];
  let word: (event: CustomMessageTriggerEvent) => void;
  beforeAll(async () => {
    account = await openAccountPool({
      triggers: {
        CustomMessage: async (event) => {
          seen.push(structuredClone(event));
          word(event);
          return event;
        },
      },
    });
  });
  afterAll(() => account.close());
  beforeEach(() => {
    seen = [];
    word = () => {};
  });

  const lastMail = async (name: string): Promise<Sent> => {
    const response = await fetch(`${account.endpoint}/_local/outbox?user=${name}`);
    const { messages } = (await response.json()) as { messages: Sent[] }; // the emulator's own answer
    const [newest] = messages;
    if (!newest) throw new Error("No mail was sent.");
    return newest;
  };
  const sources = () => seen.map(({ triggerSource }) => triggerSource);

  it("words a mail around the code, which it never sees", async () => {
    word = ({ request, response }) => {
      response.emailSubject = "Welcome";
      response.emailMessage = `Your code: ${request.codeParameter}. $& stays.`;
    };
    await account.signUp("worded");
    const { code, subject, text } = await lastMail("worded");
    expect(code).toMatch(/^\d{6}$/);
    expect({ subject, text }).toEqual({ subject: "Welcome", text: `Your code: ${code}. $& stays.` });
    expect(JSON.stringify(seen)).not.toContain(code);
    expect(await (await fetch(`${account.endpoint}/_local?user=worded`)).text()).toContain("<b>Welcome</b>");
  });

  it("words an invitation around the name and the temporary password", async () => {
    word = ({ request, response }) => {
      response.emailMessage = `${request.usernameParameter} / ${request.codeParameter}`;
    };
    await account.administer("AdminCreateUser", { Username: "invited", TemporaryPassword: "Temp0rary!" });
    expect((await lastMail("invited")).text).toBe("invited / Temp0rary!");
  });

  it.each([
    ["says nothing", null],
    ["leaves the code out", "Welcome!"],
  ])("is not heard when it %s: the usual words go out, code and all", async (how, emailMessage) => {
    word = ({ response }) => {
      response.emailMessage = emailMessage;
    };
    const name = how.replaceAll(" ", "-");
    await account.signUp(name);
    const { code, subject, text } = await lastMail(name);
    expect(text).toContain(`confirmation code is ${code}`);
    expect(subject).toBeNull();
  });

  it("is told why each mail is sent", async () => {
    await account.signUp("told");
    await account.call("ResendConfirmationCode", { Username: "told", ClientMetadata: { from: "test" } });
    await account.administer("AdminCreateUser", { Username: "told-too", TemporaryPassword: "Temp0rary!" });
    const { username: Username, AccessToken } = await account.arrive();
    await account.call("ForgotPassword", { Username });
    const UserAttributes = [{ Name: "email", Value: "told@example.org" }];
    await account.call("UpdateUserAttributes", { AccessToken, UserAttributes });
    await account.call("GetUserAttributeVerificationCode", { AccessToken, AttributeName: "email" });
    const { username: forgetful } = await account.pool.addUser();
    await account.administer("AdminResetUserPassword", { Username: forgetful });
    expect(sources()).toEqual([
      "CustomMessage_SignUp",
      "CustomMessage_ResendCode",
      "CustomMessage_AdminCreateUser",
      "CustomMessage_ForgotPassword",
      "CustomMessage_UpdateUserAttribute",
      "CustomMessage_VerifyUserAttribute",
      "CustomMessage_ForgotPassword",
    ]);
    expect(seen[1]).toMatchObject({
      callerContext: { clientId: account.pool.clientId },
      request: { usernameParameter: null, clientMetadata: { from: "test" } },
    });
  });

  it("keeps the account when it fails, and another code can be asked for", async () => {
    word = () => {
      throw new Error("No template");
    };
    expect(await account.signUp("failed")).toMatchObject({
      message: "CustomMessage failed with error No template.",
    });
    word = () => {};
    await account.call("ResendConfirmationCode", { Username: "failed" });
    const ConfirmationCode = account.pool.lastCode("failed");
    expect(await account.call("ConfirmSignUp", { Username: "failed", ConfirmationCode })).toEqual({});
  });

  it("leaves the code that was sent before in force when it fails to word another", async () => {
    await account.signUp("patient");
    const ConfirmationCode = account.pool.lastCode("patient");
    word = () => {
      throw new Error("No template");
    };
    expect(await account.call("ResendConfirmationCode", { Username: "patient" })).toMatchObject({
      __type: "UserLambdaValidationException",
    });
    expect(await account.call("ConfirmSignUp", { Username: "patient", ConfirmationCode })).toEqual({});
  });
});
