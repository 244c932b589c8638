import { api, clientId, oidcIssuer, type ShapeName, secondClientId, shapeTime } from "../shape-pools.ts";
import { bentClaims, bentHeader, type Forgery, shapeTable } from "./forgery.ts";

const other = "https://other.example.com";

const audienceForgeries: readonly Forgery[] = [
  ...shapeTable(
    {
      rule: "aud holds this API",
      reference: "RFC 9068, section 4; RFC 8725, section 3.9",
      reason: "audience_not_allowed",
      shape: "oidc",
    },
    [
      { name: "another API", forge: bentClaims({ aud: other }) },
      { name: "several others", forge: bentClaims({ aud: [other, "account"] }) },
      {
        name: "the client, as in an id token",
        reference: "RFC 9068, section 5",
        forge: bentClaims({ aud: clientId }),
      },
      { name: "the issuer", forge: bentClaims({ aud: oidcIssuer }) },
      { name: "a slash at the end", forge: bentClaims({ aud: `${api}/` }) },
      { name: "a path below", forge: bentClaims({ aud: `${api}/v1` }) },
      { name: "capitals", forge: bentClaims({ aud: api.toUpperCase() }) },
      { name: "http", forge: bentClaims({ aud: api.replace("https", "http") }) },
      { name: "a host that ends alike", forge: bentClaims({ aud: "https://not-api.example.com" }) },
      { name: "a host that begins alike", forge: bentClaims({ aud: `${api}.attacker.example` }) },
      { name: "ours and another in one string", forge: bentClaims({ aud: `${api} ${other}` }) },
      { name: "ours in a JSON string", forge: bentClaims({ aud: JSON.stringify([api]) }) },
      { name: "every API", forge: bentClaims({ aud: "*" }) },
    ],
  ),
  ...shapeTable(
    {
      rule: "aud is a name or a list of names",
      reference: "RFC 7519, section 4.1.3",
      reason: "claim_malformed:aud",
      shape: "oidc",
    },
    [
      { name: "no aud", forge: bentClaims({ aud: undefined }) },
      { name: "aud null", forge: bentClaims({ aud: null }) },
      { name: "an empty aud", forge: bentClaims({ aud: "" }) },
      { name: "an empty list", forge: bentClaims({ aud: [] }) },
      { name: "an empty name beside ours", forge: bentClaims({ aud: [api, ""] }) },
      { name: "a number beside ours", forge: bentClaims({ aud: [api, 1] }) },
      { name: "a list in the list", forge: bentClaims({ aud: [[api]] }) },
      { name: "an object with ours as its name", forge: bentClaims({ aud: { [api]: true } }) },
      { name: "an object that looks like a list", forge: bentClaims({ aud: { 0: api, length: 1 } }) },
      { name: "aud true", forge: bentClaims({ aud: true }) },
    ],
  ),
];

const clientForgeries: readonly Forgery[] = [
  ...shapeTable(
    {
      rule: "the client is one of ours",
      reference: "RFC 9068, section 2.2; RFC 9700, section 2.3",
      reason: "client_not_allowed",
      shape: "oidc",
    },
    [
      { name: "another client", forge: bentClaims({ client_id: "another" }) },
      { name: "another client by azp", forge: bentClaims({ client_id: undefined, azp: "another" }) },
      { name: "ours by client_id and another by azp", forge: bentClaims({ azp: "another" }) },
      {
        name: "another by client_id and ours by azp",
        forge: bentClaims({ client_id: "another", azp: clientId }),
      },
      { name: "ours in capitals", forge: bentClaims({ client_id: clientId.toUpperCase() }) },
      {
        name: "another client's machine",
        forge: (pool) => pool.mintToken("machine", { claims: { sub: "another", client_id: "another" } }),
      },
    ],
  ),
  ...shapeTable(
    {
      rule: "the client is a name",
      reference: "RFC 9068, section 2.2",
      reason: "claim_malformed:client_id",
      shape: "oidc",
    },
    [
      { name: "no client at all", forge: bentClaims({ client_id: undefined }) },
      { name: "client_id a list of ours", forge: bentClaims({ client_id: [clientId] }) },
      { name: "client_id empty, azp ours", forge: bentClaims({ client_id: "", azp: clientId }) },
      { name: "client_id null, azp ours", forge: bentClaims({ client_id: null, azp: clientId }) },
    ],
  ),
  ...shapeTable(
    {
      rule: "an id token is for this app and for no other",
      reference: "OpenID Connect Core 1.0, section 3.1.3.7, rules 3 to 5",
      reason: "audience_not_allowed",
      shape: "oidc-id",
    },
    [
      { name: "another app", forge: bentClaims({ aud: "another" }) },
      { name: "ours and another", forge: bentClaims({ aud: [clientId, "another"] }) },
      {
        name: "another and ours, handed to us",
        forge: bentClaims({ aud: ["another", clientId], azp: clientId }),
      },
      { name: "another, handed to us", forge: bentClaims({ aud: "another", azp: clientId }) },
      { name: "both of ours in one string", forge: bentClaims({ aud: `${clientId},${secondClientId}` }) },
      {
        name: "an access token for an API",
        forge: bentClaims({ aud: api, azp: clientId, client_id: clientId }),
      },
    ],
  ),
  ...shapeTable(
    {
      rule: "an id token was handed to one of our apps",
      reference: "OpenID Connect Core 1.0, section 3.1.3.7, rule 5",
      reason: "client_not_allowed",
      shape: "oidc-id",
    },
    [
      { name: "for us, handed to another", forge: bentClaims({ azp: "another" }) },
      {
        name: "for both of ours, handed to another",
        forge: bentClaims({ aud: [clientId, secondClientId], azp: "another" }),
      },
      { name: "handed to ours in capitals", forge: bentClaims({ azp: clientId.toUpperCase() }) },
    ],
  ),
  ...shapeTable(
    {
      rule: "azp is a name",
      reference: "OpenID Connect Core 1.0, section 2",
      reason: "claim_malformed:azp",
      shape: "oidc-id",
    },
    [
      { name: "azp a list of ours", forge: bentClaims({ azp: [clientId] }) },
      { name: "azp empty", forge: bentClaims({ azp: "" }) },
      { name: "azp null", forge: bentClaims({ azp: null }) },
    ],
  ),
];

const useForgeries: readonly Forgery[] = [
  ...(["oidc", "auth0"] as const).flatMap((shape) =>
    shapeTable(
      {
        rule: "an id token is no access token",
        reference: "RFC 9068, section 5; OpenID Connect Core 1.0, sections 2 and 3.1.3.6",
        reason: "token_use_wrong",
        shape,
      },
      [
        { name: `a nonce at ${shape}`, forge: bentClaims({ nonce: "n-0S6_WzA2Mj" }) },
        { name: `an empty nonce at ${shape}`, forge: bentClaims({ nonce: "" }) },
        { name: `a nonce that is null at ${shape}`, forge: bentClaims({ nonce: null }) },
        { name: `an at_hash at ${shape}`, forge: bentClaims({ at_hash: "MTIzNDU2Nzg5MDEyMzQ1Ng" }) },
        { name: `a c_hash at ${shape}`, forge: bentClaims({ c_hash: "MTIzNDU2Nzg5MDEyMzQ1Ng" }) },
        {
          name: `a security event at ${shape}`,
          reference: "RFC 8417, section 4.6",
          forge: bentClaims({
            events: { "https://schemas.openid.net/secevent/risc/event-type/account-disabled": {} },
          }),
        },
      ],
    ),
  ),
  ...(["oidc-id", "google", "firebase"] as const).flatMap((shape) => [
    ...shapeTable(
      {
        rule: "a logout token is no id token",
        reference: "OpenID Connect Back-Channel Logout 1.0, section 2.4; RFC 8417, section 4.5",
        reason: "token_use_wrong",
        shape,
      },
      [
        {
          name: `a logout token at ${shape}`,
          forge: bentClaims({ events: { "http://schemas.openid.net/event/backchannel-logout": {} } }),
        },
      ],
    ),
    ...shapeTable(
      {
        rule: "an access token is no id token",
        reference: "RFC 9068, section 2.1",
        reason: "typ_not_allowed",
        shape,
      },
      [{ name: `an access token at ${shape}`, forge: bentHeader({ typ: "at+jwt" }) }],
    ),
  ]),
];

const grantForgeries: readonly Forgery[] = (
  [
    ["oidc", "roles"],
    ["oidc", "groups"],
    ["auth0", `${api}/roles`],
    ["firebase", "role"],
  ] as const
).flatMap(([shape, claim]) =>
  shapeTable(
    {
      rule: "roles and groups are names",
      reference: "OWASP API5:2023; CWE-843",
      reason: "claim_malformed:grants",
      shape,
    },
    [
      { name: `${claim} at ${shape} an object`, forge: bentClaims({ [claim]: { admin: true } }) },
      {
        name: `${claim} at ${shape} an object that looks like a list`,
        forge: bentClaims({ [claim]: { 0: "admin", length: 1 } }),
      },
      { name: `${claim} at ${shape} true`, forge: bentClaims({ [claim]: true }) },
      { name: `${claim} at ${shape} null`, forge: bentClaims({ [claim]: null }) },
      { name: `${claim} at ${shape} a list in a list`, forge: bentClaims({ [claim]: [["admin"]] }) },
      { name: `${claim} at ${shape} a number beside a name`, forge: bentClaims({ [claim]: ["admin", 1] }) },
    ],
  ),
);

const times = (shape: ShapeName): readonly Forgery[] => [
  ...shapeTable({ rule: "a token ends", reference: "RFC 7519, section 4.1.4", reason: "expired", shape }, [
    { name: `expired at ${shape} exactly the skew ago`, forge: bentClaims({ exp: shapeTime - 60 }) },
    { name: `expired at ${shape} half a second past the skew`, forge: bentClaims({ exp: shapeTime - 60.5 }) },
  ]),
  ...shapeTable(
    { rule: "nbf has passed", reference: "RFC 7519, section 4.1.5", reason: "not_yet_valid", shape },
    [
      {
        name: `not valid at ${shape} before half a second past the skew`,
        forge: bentClaims({ nbf: shapeTime + 60.5 }),
      },
    ],
  ),
  ...shapeTable(
    {
      rule: "iat is not in the future",
      reference: "RFC 7519, section 4.1.6",
      reason: "issued_in_the_future",
      shape,
    },
    [
      {
        name: `issued at ${shape} half a second past the skew`,
        forge: bentClaims({ iat: shapeTime + 60.5 }),
      },
    ],
  ),
  ...shapeTable(
    {
      rule: "exp is a finite number",
      reference: "RFC 7519, section 4.1.4",
      reason: "claim_malformed:exp",
      shape,
    },
    [
      { name: `no exp at ${shape}`, forge: bentClaims({ exp: undefined }) },
      { name: `exp in text at ${shape}`, forge: bentClaims({ exp: String(shapeTime + 900) }) },
    ],
  ),
  ...shapeTable(
    {
      rule: "sub names somebody",
      reference: "RFC 7519, section 4.1.2",
      reason: "claim_malformed:sub",
      shape,
    },
    [
      { name: `no sub at ${shape}`, forge: bentClaims({ sub: undefined }) },
      { name: `a sub of 256 characters at ${shape}`, forge: bentClaims({ sub: "s".repeat(256) }) },
    ],
  ),
];

export const otherProviderForgeries: readonly Forgery[] = [
  ...audienceForgeries,
  ...clientForgeries,
  ...useForgeries,
  ...grantForgeries,
  ...(["auth0", "google", "firebase", "oidc"] as const).flatMap(times),
];
