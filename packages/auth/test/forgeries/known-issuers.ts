import { createHmac } from "node:crypto";
import { api, clientId, oidcIssuer } from "../shape-pools.ts";
import { bentClaims, type Forgery, joined, partsOf, shapeTable } from "./forgery.ts";

const issuerRule = { rule: "iss equals the provider's, as a string", reason: "issuer_not_allowed" } as const;

const spelled = (issuers: readonly string[]) =>
  issuers.map((iss) => ({ name: `iss ${JSON.stringify(iss)}`, forge: bentClaims({ iss }) }));

const auth0Forgeries: readonly Forgery[] = [
  ...shapeTable(
    { ...issuerRule, reference: "Auth0: validate access tokens; RFC 8725, section 3.8", shape: "auth0" },
    spelled([
      "https://example.eu.auth0.com",
      "https://example.eu.auth0.com//",
      "https://example.us.auth0.com/",
      "https://other.eu.auth0.com/",
      "https://EXAMPLE.eu.auth0.com/",
      "http://example.eu.auth0.com/",
      "https://example.eu.auth0.com:443/",
      "https://example.eu.auth0.com/.",
      "https://example.eu.auth0.com.attacker.example/",
      "https://login.example.com/",
    ]),
  ),
  ...shapeTable(
    {
      rule: "aud holds this API",
      reference: "Auth0: access token profiles",
      reason: "audience_not_allowed",
      shape: "auth0",
    },
    [
      {
        name: "the tenant's userinfo alone",
        forge: bentClaims({ aud: ["https://example.eu.auth0.com/userinfo"] }),
      },
      {
        name: "the tenant's management API",
        forge: bentClaims({ aud: "https://example.eu.auth0.com/api/v2/" }),
      },
      {
        name: "the application, as in an id token",
        reference: "Auth0: id token structure",
        forge: bentClaims({ aud: clientId }),
      },
      {
        name: "our API in a scope only",
        forge: bentClaims({ aud: "https://other.example.com", scope: api }),
      },
    ],
  ),
  ...shapeTable(
    {
      rule: "the application is one of ours",
      reference: "Auth0: access token profiles; RFC 9700, section 2.3",
      reason: "client_not_allowed",
      shape: "auth0",
    },
    [
      { name: "another application of the tenant", forge: bentClaims({ azp: "another" }) },
      {
        name: "another application's machine",
        forge: (pool) => pool.mintToken("machine", { claims: { sub: "another@clients", azp: "another" } }),
      },
      {
        name: "another application that names ours in client_id",
        forge: bentClaims({ azp: "another", client_id: clientId }),
      },
    ],
  ),
  ...shapeTable(
    {
      rule: "RS256 only",
      reference: "Auth0: signing algorithms; CVE-2020-15084",
      reason: "alg_not_allowed",
      shape: "auth0",
    },
    [
      {
        name: "HS256, as an application with a secret may get it",
        forge: (pool) => {
          const parts = partsOf(pool.mintToken("person", { header: { alg: "HS256" } }));
          const mac = createHmac("sha256", "client secret").update(`${parts.header}.${parts.claims}`);
          return joined({ ...parts, signature: mac.digest("base64url") });
        },
      },
    ],
  ),
];

const googleForgeries: readonly Forgery[] = [
  ...shapeTable(
    {
      ...issuerRule,
      reference: "Google Identity: verify the ID token; RFC 8725, section 3.8",
      shape: "google",
    },
    spelled([
      "https://accounts.google.com/",
      "http://accounts.google.com",
      "accounts.google.com/",
      "//accounts.google.com",
      "Accounts.Google.com",
      "https://ACCOUNTS.GOOGLE.COM",
      "https://accounts.google.com.attacker.example",
      "https://accounts.google.com@attacker.example",
      "https://accounts.google.co",
      "https://accounts.google.com:443",
      "https://www.googleapis.com",
      "https://securetoken.google.com/example-project",
      "robot@example-project.iam.gserviceaccount.com",
      " accounts.google.com",
    ]),
  ),
  ...shapeTable(
    {
      rule: "an id token is for this app",
      reference: "Google Identity: verify the ID token",
      reason: "audience_not_allowed",
      shape: "google",
    },
    [
      {
        name: "another app of Google's",
        forge: bentClaims({ aud: "407408718192.apps.googleusercontent.com" }),
      },
      {
        name: "ours and another of Google's",
        forge: bentClaims({ aud: [clientId, "407408718192.apps.googleusercontent.com"] }),
      },
      {
        name: "a service's address, as machines of Google's have",
        reference: "Google Cloud: service-to-service",
        forge: bentClaims({ aud: api }),
      },
    ],
  ),
  ...shapeTable(
    {
      rule: "an id token was handed to one of our apps",
      reference: "Google Identity: the azp claim",
      reason: "client_not_allowed",
      shape: "google",
    },
    [
      {
        name: "a phone's app that is not ours",
        forge: bentClaims({ azp: "407408718192.apps.googleusercontent.com" }),
      },
    ],
  ),
];

const project = "https://securetoken.google.com/example-project";

const firebaseForgeries: readonly Forgery[] = [
  ...shapeTable(
    { ...issuerRule, reference: "Firebase: verify ID tokens; RFC 8725, section 3.8", shape: "firebase" },
    spelled([
      "https://securetoken.google.com/another-project",
      "https://securetoken.google.com/example-project-2",
      `${project}/`,
      "https://securetoken.google.com/",
      "https://securetoken.google.com/../example-project",
      "https://session.firebase.google.com/example-project",
      "https://accounts.google.com",
      "firebase-adminsdk@example-project.iam.gserviceaccount.com",
      project.toUpperCase(),
      "http://securetoken.google.com/example-project",
    ]),
  ),
  ...shapeTable(
    {
      rule: "an id token is for this project",
      reference: "Firebase: verify ID tokens",
      reason: "audience_not_allowed",
      shape: "firebase",
    },
    [
      { name: "another project", forge: bentClaims({ aud: "another-project" }) },
      {
        name: "ours and another project",
        forge: bentClaims({ aud: ["example-project", "another-project"] }),
      },
      {
        name: "another project, issuer and all",
        forge: bentClaims({ aud: "another-project", iss: "https://securetoken.google.com/another-project" }),
      },
      { name: "the beginning of our project", forge: bentClaims({ aud: "example" }) },
      { name: "our project's number", forge: bentClaims({ aud: "407408718192" }) },
      { name: "our project's issuer", forge: bentClaims({ aud: project }) },
      {
        name: "a custom token, which only buys an id token",
        reference: "Firebase: create custom tokens",
        forge: bentClaims({
          iss: "firebase-adminsdk@example-project.iam.gserviceaccount.com",
          sub: "firebase-adminsdk@example-project.iam.gserviceaccount.com",
          aud: "https://identitytoolkit.googleapis.com/google.identity.identitytoolkit.v1.IdentityToolkit",
          uid: "wJ4hQ0c7rXb2",
        }),
      },
    ],
  ),
];

const realmForgeries = shapeTable(
  { ...issuerRule, reference: "RFC 8725, section 3.8; OpenID Connect Core 1.0, section 2", shape: "oidc" },
  spelled([
    "https://login.example.com/realms/master",
    "https://login.example.com/realms/example/",
    "https://login.example.com/realms/Example",
    "https://login.example.com/realms/other/../example",
    "https://login.example.com/realms/ex%61mple",
    "https://login.example.com/realms/example?",
    "https://login.example.com/realms/example#",
    "https://login.example.com",
    `${oidcIssuer}\u200b`,
  ]),
);

export const knownIssuerForgeries: readonly Forgery[] = [
  ...auth0Forgeries,
  ...googleForgeries,
  ...firebaseForgeries,
  ...realmForgeries,
];
