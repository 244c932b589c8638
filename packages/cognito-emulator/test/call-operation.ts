/** What came back over the wire. */
export interface WireAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

/** A SigV4 header as any SDK sends it; the emulator reads its scope only. */
export const signedFor = (region: string): Record<string, string> => ({
  authorization: `AWS4-HMAC-SHA256 Credential=local/20261102/${region}/cognito-idp/aws4_request, SignedHeaders=host, Signature=0`,
});

/** One request of the user pools API, as a client without any library would make it. */
export async function callOperation(
  endpoint: string,
  operation: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<WireAnswer> {
  const response = await fetch(endpoint, {
    method: "POST",
    headers: {
      "content-type": "application/x-amz-json-1.1",
      "x-amz-target": `AWSCognitoIdentityProviderService.${operation}`,
      ...headers,
    },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  // The emulator answers a JSON object, always; a test that meets anything else fails here.
  const answer = (await response.json()) as Record<string, unknown>;
  return { status: response.status, headers: response.headers, body: answer };
}
