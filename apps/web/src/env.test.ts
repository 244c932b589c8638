import { describe, expect, it } from "vitest";
import { readRuntimeConfig } from "./env.ts";

const good = {
  API_URL: "http://127.0.0.1:8000/",
  COGNITO_REGION: "ap-northeast-1",
  COGNITO_USER_POOL_ID: "ap-northeast-1_AbCdEf123",
  COGNITO_APP_CLIENT_ID: "1example23456789",
};

describe("the environment of the web app", () => {
  it("becomes the runtime configuration, with AWS as the user pool when no endpoint is named", () => {
    expect(readRuntimeConfig({ ...good, COGNITO_ENDPOINT: "" })).toEqual({
      apiUrl: "http://127.0.0.1:8000",
      cognito: {
        region: "ap-northeast-1",
        userPoolId: "ap-northeast-1_AbCdEf123",
        appClientId: "1example23456789",
        endpoint: null,
      },
    });
  });

  it("names every variable that is missing, at once", () => {
    expect(() => readRuntimeConfig({})).toThrow(
      /API_URL is missing.*COGNITO_REGION is missing.*COGNITO_USER_POOL_ID is missing.*COGNITO_APP_CLIENT_ID is missing/,
    );
  });

  it("never shows a value", () => {
    expect(() => readRuntimeConfig({ ...good, COGNITO_APP_CLIENT_ID: "a wrong value" })).toThrow(
      /^(?!.*a wrong value).*COGNITO_APP_CLIENT_ID/,
    );
  });

  it.each(["http://api.example.com", "ftp://127.0.0.1", "javascript:alert(1)", "127.0.0.1:8000"])(
    "refuses %s as the address of the API",
    (url) => {
      expect(() => readRuntimeConfig({ ...good, API_URL: url })).toThrow(/API_URL must be an https address/);
    },
  );

  it("refuses a user pool of another region", () => {
    expect(() => readRuntimeConfig({ ...good, COGNITO_REGION: "us-east-1" })).toThrow(
      /COGNITO_USER_POOL_ID must begin with COGNITO_REGION/,
    );
  });
});
