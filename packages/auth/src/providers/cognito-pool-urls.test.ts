import { describe, expect, it } from "vitest";
import { cognitoIssuers, cognitoJwksUrl } from "./cognito-pool-urls.ts";

it("knows both issuers of a pool and where its keys are", () => {
  expect(cognitoIssuers("ap-northeast-1", "ap-northeast-1_AbC123")).toEqual([
    "https://cognito-idp.ap-northeast-1.amazonaws.com/ap-northeast-1_AbC123",
    "https://issuer-cognito-idp.ap-northeast-1.amazonaws.com/ap-northeast-1_AbC123",
  ]);
  expect(cognitoJwksUrl("us-gov-west-1", "us-gov-west-1_X")).toBe(
    "https://cognito-idp.us-gov-west-1.amazonaws.com/us-gov-west-1_X/.well-known/jwks.json",
  );
});

it.each(["af-south-1", "me-central-1", "il-central-1", "mx-central-1", "ca-west-1", "ap-southeast-7"])(
  "knows the region %s",
  (region) => {
    expect(cognitoIssuers(region, `${region}_Ab1`)[0]).toContain(`cognito-idp.${region}.amazonaws.com/`);
  },
);

it("asks China's own domain for China's pools", () => {
  expect(cognitoIssuers("cn-north-1", "cn-north-1_Ab1")[0]).toBe(
    "https://cognito-idp.cn-north-1.amazonaws.com.cn/cn-north-1_Ab1",
  );
});

describe("refuses", () => {
  it.each([
    "",
    "us-x",
    "ap-northeast-1",
    "ap-northeast-1_",
    "ap-northeast-1_a/b",
    "AP-northeast-1_a",
    "ap-northeast-1_a\n",
    "x.example/ap-northeast-1_a",
  ])("the pool id %j", (userPoolId) => {
    expect(() => cognitoIssuers("ap-northeast-1", userPoolId)).toThrow("userPoolId");
  });

  it("a region the pool does not belong to", () => {
    expect(() => cognitoJwksUrl("us-east-1", "ap-northeast-1_Ab1")).toThrow("region");
  });
});
