import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type AccountPool, openAccountPool } from "../../test/account-pool.ts";
import { startPause } from "../../test/pause.ts";
import { answerSrp, beginSrp, prove } from "../../test/srp-client.ts";
import type { PostAuthenticationTriggerEvent, PreAuthenticationTriggerEvent } from "../index.ts";

describe("The triggers around a sign-in", () => {
  let account: AccountPool;
  let seen: (PreAuthenticationTriggerEvent | PostAuthenticationTriggerEvent)[];
  let before: () => void | Promise<void>;
  let after: () => void | Promise<void>;
  beforeAll(async () => {
    account = await openAccountPool({
      triggers: {
        PreAuthentication: async (event) => {
          seen.push(event);
          await before();
          return event;
        },
        PostAuthentication: async (event) => {
          seen.push(event);
          await after();
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

  const tryPassword = (USERNAME: string, PASSWORD: string, ClientMetadata = {}) =>
    account.call("InitiateAuth", {
      AuthFlow: "USER_PASSWORD_AUTH",
      AuthParameters: { USERNAME, PASSWORD },
      ClientMetadata,
    });
  const sources = () => seen.map(({ triggerSource }) => triggerSource);

  it("run before the password is looked at and after it was right, over SRP too", async () => {
    const { username, password } = await account.pool.addUser();
    const challenge = await beginSrp(account, username);
    expect(sources()).toEqual(["PreAuthentication_Authentication"]);
    await answerSrp(account, challenge.Session, prove(account, challenge, password));
    expect(sources()).toEqual(["PreAuthentication_Authentication", "PostAuthentication_Authentication"]);
    expect(seen).toMatchObject([
      { userName: username, request: { userNotFound: false } },
      { userName: username, request: { newDeviceUsed: false } },
    ]);
  });

  it("are not told of a wrong password as if somebody had come in", async () => {
    const { username } = await account.pool.addUser();
    await tryPassword(username, "Wr0ng!pass");
    expect(sources()).toEqual(["PreAuthentication_Authentication"]);
  });

  it("hand the first one InitiateAuth's metadata as validation data", async () => {
    const { username, password } = await account.pool.addUser();
    await tryPassword(username, password, { captcha: "42" });
    expect(seen[0]?.request).toMatchObject({ validationData: { captcha: "42" } });
    expect(seen[1]?.request).not.toHaveProperty("clientMetadata");
  });

  it("are asked for unknown names too where the client hides who exists", async () => {
    expect(await tryPassword("nobody", "Passw0rd!x")).toMatchObject({
      message: "Incorrect username or password.",
    });
    expect(seen).toMatchObject([{ userName: "nobody", request: { userAttributes: {}, userNotFound: true } }]);
  });

  it("keep somebody out, whatever the password", async () => {
    const { username, password } = await account.pool.addUser();
    before = () => {
      throw new Error("Not from this network");
    };
    const refusal = { message: "PreAuthentication failed with error Not from this network." };
    expect(await tryPassword(username, password)).toMatchObject(refusal);
    expect(await beginSrp(account, username)).toMatchObject(refusal);
  });

  it("let nobody guess in a crowd: the lockout counts those who waited together", async () => {
    const { username, password } = await account.pool.addUser();
    const pause = startPause(12);
    before = () => pause.here();
    const wrong = Array.from({ length: 12 }, () => tryPassword(username, "Wr0ng!pass"));
    await pause.reached;
    pause.goOn();
    const messages = (await Promise.all(wrong)).map(({ message }) => message);
    expect(messages.filter((message) => message === "Incorrect username or password.")).toHaveLength(5);
    before = () => {};
    expect(await tryPassword(username, password)).toMatchObject({ message: "Password attempts exceeded" });
  });

  it("let nobody in whom an administrator disables while the second one is thinking", async () => {
    const { username: Username, password } = await account.pool.addUser();
    const pause = startPause();
    after = () => pause.here();
    const late = tryPassword(Username, password);
    await pause.reached;
    await account.administer("AdminDisableUser", { Username });
    pause.goOn();
    expect(await late).toMatchObject({ message: "User is disabled." });
  });

  it("give no tokens when the second one fails", async () => {
    const { username, password } = await account.pool.addUser();
    after = () => {
      throw new Error("No audit");
    };
    expect(await tryPassword(username, password)).toEqual({
      __type: "UserLambdaValidationException",
      message: "PostAuthentication failed with error No audit.",
    });
  });
});
