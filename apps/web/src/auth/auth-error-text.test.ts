import { describe, expect, it } from "vitest";
import { messages } from "../i18n/messages.ts";
import { type AuthStep, describeAuthError, fieldOf } from "./auth-error-text.ts";

const cognito = (name: string, message = "") => Object.assign(new Error(message), { name });

describe("what Cognito answers, in words", () => {
  it.each<[AuthStep, string, string, string]>([
    ["sign-in", "NotAuthorizedException", "Incorrect username or password.", "wrongCredentials"],
    ["sign-in", "NotAuthorizedException", "Password attempts exceeded", "tooManyAttempts"],
    ["sign-in", "NotAuthorizedException", "User is disabled.", "accountDisabled"],
    ["sign-in-again", "NotAuthorizedException", "Incorrect username or password.", "wrongPassword"],
    ["sign-in-again", "NotAuthorizedException", "Password attempts exceeded", "tooManyAttempts"],
    ["sign-up", "UsernameExistsException", "User already exists", "usernameTaken"],
    ["sign-up", "UsernameExistsException", "An account with the given email already exists.", "emailTaken"],
    ["confirm", "CodeMismatchException", "", "wrongCode"],
    ["confirm", "NotAuthorizedException", "User cannot be confirmed.", "alreadyConfirmed"],
    ["reset", "ExpiredCodeException", "", "expiredCode"],
    ["forgot", "InvalidParameterException", "", "resetNotPossible"],
    ["new-password", "SignInException", "", "startAgain"],
    ["new-password", "InvalidPasswordException", "", "passwordRefused"],
    ["sign-in", "NetworkError", "A network error has occurred.", "offline"],
  ])("in %s, %s (%s) is %s", (step, name, message, problem) => {
    expect(describeAuthError(cognito(name, message), step)).toBe(problem);
  });

  it("reads a name nobody knows calmly, even one that every object has", () => {
    expect(describeAuthError(cognito("BrandNewException"), "sign-in")).toBe("unknown");
    expect(describeAuthError(cognito("constructor"), "sign-in")).toBe("unknown");
    expect(describeAuthError("thrown text", "sign-in")).toBe("unknown");
  });

  it("stands beside the field it is about", () => {
    expect(fieldOf("usernameTaken")).toBe("username");
    expect(fieldOf("expiredCode")).toBe("code");
    expect(fieldOf("wrongCredentials")).toBeNull();
  });

  it("does not tell which of username and password was wrong", () => {
    expect(messages.en.auth.problem.wrongCredentials).toMatch(/username or the password/);
    expect(messages.ja.auth.problem.wrongCredentials).toMatch(/ユーザー名かパスワード/);
  });
});
