import type { RuntimeConfig } from "./env.ts";

/** The origin the browser speaks to for sign-in: AWS's endpoint of the region, or the one that stands in for it. */
export function cognitoOrigin({ cognito }: RuntimeConfig): string {
  return cognito.endpoint === null
    ? `https://cognito-idp.${cognito.region}.amazonaws.com`
    : new URL(cognito.endpoint).origin;
}
