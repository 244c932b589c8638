import { userPoolClient, userPoolClientSummary } from "./client-shapes.ts";
import { type DescribedOperation, described } from "./described-operation.ts";
import { domain, identityProvider, identityProviderSummary, resourceServer } from "./domain-shapes.ts";
import * as m from "./members.ts";
import { poolSecondFactors, userPool, userPoolSummary } from "./pool-shapes.ts";

const page = { NextToken: m.pageToken.optional() };
const onePool = m.whole({ UserPool: userPool });
const oneClient = m.whole({ UserPoolClient: userPoolClient });
const oneServer = m.whole({ ResourceServer: resourceServer });
const oneProvider = m.whole({ IdentityProvider: identityProvider });
const madeDomain = m.some({ ManagedLoginVersion: m.count(1, 2), CloudFrontDomain: m.text(63) });

const tiers = "UserPoolTagging TierChangeNotAllowed FeatureUnavailableInTier";
const clients = "ScopeDoesNotExist InvalidOAuthFlow FeatureUnavailableInTier";

/** How pools are set up: their rules, app clients, domains, resource servers and identity providers. */
export const poolOperations: Readonly<Record<string, DescribedOperation>> = {
  CreateUserPool: described(onePool, `LimitExceeded ${tiers}`),
  DescribeUserPool: described(onePool, "UserPoolTagging"),
  UpdateUserPool: described(m.nothing, `ConcurrentModification UserImportInProgress ${tiers}`),
  DeleteUserPool: described(m.nothing, "UserImportInProgress"),
  ListUserPools: described(m.whole({ UserPools: m.list(userPoolSummary), ...page })),
  AddCustomAttributes: described(m.nothing, "UserImportInProgress"),
  GetUserPoolMfaConfig: described(poolSecondFactors),
  SetUserPoolMfaConfig: described(poolSecondFactors, "ConcurrentModification FeatureUnavailableInTier"),
  CreateUserPoolClient: described(oneClient, `LimitExceeded ${clients}`),
  DescribeUserPoolClient: described(oneClient),
  UpdateUserPoolClient: described(oneClient, `ConcurrentModification ${clients}`),
  DeleteUserPoolClient: described(m.nothing, "ConcurrentModification"),
  ListUserPoolClients: described(m.whole({ UserPoolClients: m.list(userPoolClientSummary), ...page })),
  CreateUserPoolDomain: described(
    madeDomain,
    "ConcurrentModification LimitExceeded FeatureUnavailableInTier",
  ),
  UpdateUserPoolDomain: described(madeDomain, "ConcurrentModification FeatureUnavailableInTier"),
  DescribeUserPoolDomain: described(m.whole({ DomainDescription: domain })),
  DeleteUserPoolDomain: described(m.nothing, "ConcurrentModification"),
  CreateResourceServer: described(oneServer, "LimitExceeded"),
  DescribeResourceServer: described(oneServer),
  UpdateResourceServer: described(oneServer),
  DeleteResourceServer: described(m.nothing),
  ListResourceServers: described(m.whole({ ResourceServers: m.list(resourceServer), ...page })),
  CreateIdentityProvider: described(oneProvider, "DuplicateProvider LimitExceeded"),
  DescribeIdentityProvider: described(oneProvider),
  UpdateIdentityProvider: described(oneProvider, "UnsupportedIdentityProvider ConcurrentModification"),
  DeleteIdentityProvider: described(m.nothing, "UnsupportedIdentityProvider ConcurrentModification"),
  ListIdentityProviders: described(m.whole({ Providers: m.list(identityProviderSummary), ...page })),
  GetIdentityProviderByIdentifier: described(oneProvider),
  TagResource: described(m.nothing),
  UntagResource: described(m.nothing),
  ListTagsForResource: described(m.some({ Tags: m.textMap })),
};
