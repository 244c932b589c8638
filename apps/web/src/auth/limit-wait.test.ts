import { expect, it } from "vitest";
import { describeAuthError } from "./auth-error-text.ts";
import { limitWait } from "./limit-wait.ts";
import { endsSession } from "./session-error.ts";

const never = () => new Promise<never>(() => {});
const timeout = () => limitWait(never(), 10).catch((error: unknown) => error);

it("ends the wait for a user pool that never answers", async () => {
  await expect(limitWait(never(), 10)).rejects.toMatchObject({ name: "TimeoutError" });
});

it("passes on what is answered in time, be it good or bad", async () => {
  expect(await limitWait(Promise.resolve("here"))).toBe("here");
  await expect(limitWait(Promise.reject(new Error("no")))).rejects.toThrow("no");
});

it("never takes a missing answer for the end of a session", async () => {
  expect(endsSession(await timeout())).toBe(false);
});

it("says of a change that it may have happened, and of a sign-in only that nobody answered", async () => {
  const error = await timeout();
  expect(describeAuthError(error, "sign-in")).toBe("offline");
  expect(describeAuthError(error, "change-password")).toBe("noAnswer");
});
