import * as m from "./members.ts";

export const domain = m.some({
  UserPoolId: m.userPoolId,
  AWSAccountId: m.text(),
  Domain: m.text(63),
  S3Bucket: m.text(1024),
  CloudFrontDistribution: m.text(),
  Version: m.text(20),
  Status: m.named("CREATING", "DELETING", "UPDATING", "ACTIVE", "FAILED"),
  CustomDomainConfig: m.whole({ CertificateArn: m.arn }),
  ManagedLoginVersion: m.count(1, 2),
});

export const resourceServer = m.whole({
  UserPoolId: m.userPoolId,
  Identifier: m.text(256).min(1),
  Name: m.text(256).min(1),
  Scopes: m.list(m.whole({ ScopeName: m.text(256), ScopeDescription: m.text(256) })).optional(),
});

const providerKind = {
  ProviderName: m.text(32).min(1),
  ProviderType: m.named("SAML", "Facebook", "Google", "LoginWithAmazon", "SignInWithApple", "OIDC"),
  LastModifiedDate: m.epoch,
  CreationDate: m.epoch,
};

export const identityProviderSummary = m.whole(providerKind);

export const identityProvider = m.whole({
  UserPoolId: m.userPoolId,
  ...providerKind,
  ProviderDetails: m.textMap.optional(),
  AttributeMapping: m.textMap.optional(),
  IdpIdentifiers: m.list(m.text(40)).optional(),
});
