import { CognitoError, invalidParameter } from "./refusal.ts";

/** Refusals of settings for managed login, OAuth and federation; what a browser is told is another matter. */
export const oauthFaults = {
  domainTaken: invalidParameter("Domain already associated with another user pool."),
  domainExists: invalidParameter("User pool already has a domain configured."),
  domainReserved: (word: string) =>
    new CognitoError("InvalidParameterException", `Domain cannot contain reserved word: ${word}`),
  domainNotFound: invalidParameter("No such domain or user pool exists."),
  customDomainUnavailable: invalidParameter("Custom domains are not available in the emulator."),
  poolHasDomain: invalidParameter(
    "User pool cannot be deleted. It has a domain configured that should be deleted first.",
  ),
  resourceServerNotFound: (identifier: string) =>
    new CognitoError("ResourceNotFoundException", `Resource server ${identifier} does not exist.`),
  resourceServerExists: (identifier: string, poolId: string) =>
    new CognitoError("InvalidParameterException", `${identifier} already exists in user pool ${poolId}.`),
  oauthSettingsIncomplete: invalidParameter(
    "AllowedOAuthFlows and AllowedOAuthScopes are required if user pool client is allowed to use OAuth flows.",
  ),
  clientCredentialsNotAlone: () =>
    new CognitoError(
      "InvalidOAuthFlowException",
      "client_credentials flow can not be selected along with code flow or implicit flow.",
    ),
  clientCredentialsWithoutSecret: () =>
    new CognitoError(
      "InvalidOAuthFlowException",
      "client_credentials flow can not be selected if client does not have a client secret.",
    ),
  scopeDoesNotExist: (scope: string) =>
    new CognitoError("ScopeDoesNotExistException", `Invalid scope requested: ${scope}`),
  redirectUrlInvalid: (url: string) =>
    new CognitoError("InvalidParameterException", `${url} is not a valid redirect URL.`),
  redirectUrlPlain: (url: string) =>
    new CognitoError("InvalidParameterException", `${url} cannot use the HTTP protocol.`),
  defaultRedirectNotListed: invalidParameter("DefaultRedirectURI must be one of the CallbackURLs."),
  providerUnknown: (name: string, poolId: string) =>
    new CognitoError(
      "InvalidParameterException",
      `The provider ${name} does not exist for User Pool ${poolId}.`,
    ),
  providerDetailInvalid: (name: string) =>
    new CognitoError("InvalidParameterException", `Invalid ProviderDetails: ${name}`),
  providerTypeUnavailable: (type: string) =>
    new CognitoError(
      "InvalidParameterException",
      `Identity providers of the type ${type} are not available in the emulator.`,
    ),
  providerIdentifierTaken: (identifier: string) =>
    new CognitoError("InvalidParameterException", `The identifier ${identifier} is already in use.`),
  mappedAttributeUnknown: (name: string) =>
    new CognitoError(
      "InvalidParameterException",
      `AttributeMapping: the user pool has no attribute ${name}.`,
    ),
  linkNeedsProvider: invalidParameter("Only the identity of an external provider can be linked or unlinked."),
  linkNeedsSubject: invalidParameter(
    "ProviderAttributeName other than Cognito_Subject is not available in the emulator.",
  ),
  identityKnown: invalidParameter(
    "Merging is not currently supported, provide a SourceUser that has not been signed up in order to link",
  ),
  tooManyIdentities: () =>
    new CognitoError("LimitExceededException", "A user can have at most five linked identities."),
  foreignNameTaken: (username: string) =>
    new CognitoError("InvalidParameterException", `Already found an entry for username ${username}`),
  /** AWS's own words for a name it would make of a provider's subject. https://github.com/dexidp/dex/issues/3816 */
  foreignNameInvalid: (isTooLong: boolean) =>
    new CognitoError(
      "InvalidParameterException",
      `1 validation error detected: Value at 'userName' failed to satisfy constraint: ${
        isTooLong
          ? "Member must have length less than or equal to 128"
          : "Member must satisfy regular expression pattern: [\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+"
      }`,
    ),
  primaryIdentity: invalidParameter("The identity a user was created with cannot be taken in the emulator."),
  providerNotFound: (name: string) =>
    new CognitoError("ResourceNotFoundException", `Identity provider ${name} does not exist.`),
  providerExists: (name: string) =>
    new CognitoError("DuplicateProviderException", `A provider with the name ${name} already exists.`),
} as const;
