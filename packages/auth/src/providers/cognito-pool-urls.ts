import { ConfigurationError } from "../errors/configuration-error.ts";

/** Such as `ap-northeast-1`; `eusc-de-east-1` has the longest first word. */
const regionForm = /^[a-z]{2,4}(?:-[a-z]+)+-\d$/;

/** `ap-northeast-1_AbCdEf123`: the region, an underscore, and the pool's own part. */
const userPoolIdForm = /^([a-z]{2,4}(?:-[a-z]+)+-\d)_[A-Za-z0-9]+$/;

/** The domain of each AWS partition that is not the commercial one, by how its regions begin. */
const partitionDomains = {
  "cn-": "amazonaws.com.cn",
  "eusc-": "amazonaws.eu",
  "us-iso-": "c2s.ic.gov",
  "us-isob-": "sc2s.sgov.gov",
  "us-isof-": "csp.hci.ic.gov",
  "eu-isoe-": "cloud.adc-e.uk",
} as const;

/**
 * Every `iss` a user pool may put into its tokens: the original form, and the one of pools with a multi-Region issuer.
 * @throws ConfigurationError when the pool id is not one, or belongs to another region
 */
export function cognitoIssuers(region: string, userPoolId: string): readonly [string, string] {
  const domain = domainOf(region, userPoolId);
  return [
    `https://cognito-idp.${domain}/${userPoolId}`,
    `https://issuer-cognito-idp.${domain}/${userPoolId}`,
  ];
}

/**
 * Where a user pool publishes its public keys.
 * @throws ConfigurationError when the pool id is not one, or belongs to another region
 */
export function cognitoJwksUrl(region: string, userPoolId: string): string {
  return `https://cognito-idp.${domainOf(region, userPoolId)}/${userPoolId}/.well-known/jwks.json`;
}

/**
 * Where the user pools API of a region is.
 * @throws ConfigurationError when the region is not one: a part of a host name decides whom a token is shown to
 */
export function cognitoApiUrl(region: string): string {
  return `https://cognito-idp.${awsDomain(region)}/`;
}

function domainOf(region: string, userPoolId: string): string {
  const poolRegion = userPoolIdForm.exec(userPoolId)?.[1];
  if (poolRegion === undefined) {
    throw new ConfigurationError("userPoolId", "must look like ap-northeast-1_AbCdEf123");
  }
  // A token would be checked against the keys of a pool that does not exist, and nobody could sign in.
  if (poolRegion !== region)
    throw new ConfigurationError("region", "must be the region the user pool id begins with");
  return awsDomain(region);
}

function awsDomain(region: string): string {
  if (!regionForm.test(region)) throw new ConfigurationError("region", "must be an AWS region");
  const partition = Object.entries(partitionDomains).find(([beginning]) => region.startsWith(beginning));
  return `${region}.${partition?.[1] ?? "amazonaws.com"}`;
}
