import { describe, expect, it } from "vitest";
import { cognitoApiUrl, cognitoIssuers, cognitoJwksUrl } from "./cognito-pool-urls.ts";

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

it.each([
  ["cn-north-1", "amazonaws.com.cn"],
  ["us-gov-east-1", "amazonaws.com"],
  ["eusc-de-east-1", "amazonaws.eu"],
  ["us-iso-east-1", "c2s.ic.gov"],
  ["us-isob-east-1", "sc2s.sgov.gov"],
  ["us-isof-south-1", "csp.hci.ic.gov"],
  ["eu-isoe-west-1", "cloud.adc-e.uk"],
])("asks the partition's own domain for the pools of %s", (region, domain) => {
  expect(cognitoIssuers(region, `${region}_Ab1`)[0]).toBe(
    `https://cognito-idp.${region}.${domain}/${region}_Ab1`,
  );
  expect(cognitoApiUrl(region)).toBe(`https://cognito-idp.${region}.${domain}/`);
});

it.each(["", "x.example/", "ap-northeast-1.example.com/?", "ap-northeast-1\n", "AP-NORTHEAST-1"])(
  "shows no token to a host that %j would make",
  (region) => {
    expect(() => cognitoApiUrl(region)).toThrow(/^region: must be an AWS region/);
  },
);

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
    expect(() => cognitoIssuers("ap-northeast-1", userPoolId)).toThrow(/^userPoolId: must look like /);
  });

  it("a region the pool does not belong to", () => {
    expect(() => cognitoJwksUrl("us-east-1", "ap-northeast-1_Ab1")).toThrow(/^region: must be the region /);
  });
});
