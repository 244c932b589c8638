const scope =
  /^AWS4-HMAC-SHA256 Credential=[^/\s,]+\/\d{8}\/([a-z]{2,4}(?:-[a-z]+)+-\d)\/cognito-idp\/aws4_request,/;

/**
 * The region a SigV4 Authorization header was made for, or null when there is none. The signature is not verified:
 * there is no secret to verify it with. Asking for one keeps browsers from administrators' operations by accident.
 */
export function signedRegion(authorization: string | undefined): string | null {
  return (authorization && scope.exec(authorization)?.[1]) ?? null;
}
