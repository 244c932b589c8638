/** A sentence in both languages. */
export interface Words {
  readonly en: string;
  readonly ja: string;
}

const sessions: Words = {
  en: "A restart forgets the sessions under way.",
  ja: "再起動すると、途中のセッションは失われます。",
};
const analytics: Words = {
  en: "`AnalyticsConfiguration` is taken and dropped.",
  ja: "`AnalyticsConfiguration` は受け取りますが、保存しません。",
};

const passkeyFactor: Words = {
  en: "A passkey as a second factor is refused: `WebAuthnMfaSettings` can only switch it off.",
  ja: "第二要素としてのパスキーは断ります。`WebAuthnMfaSettings` で指定できるのは無効だけです。",
};
const refusedSettings: Words = {
  en: "`CustomSMSSender`, `CustomEmailSender`, `KMSKeyID`, `InboundFederation` and `CONFIRM_WITH_LINK` are refused.",
  ja: "`CustomSMSSender`、`CustomEmailSender`、`KMSKeyID`、`InboundFederation`、`CONFIRM_WITH_LINK` は断ります。",
};
const prefixOnly: Words = {
  en: "A prefix only: `CustomDomainConfig` is refused.",
  ja: "プレフィックスだけです。`CustomDomainConfig` は断ります。",
};
const bySubject: Words = {
  en: "`ProviderAttributeName` can only be `Cognito_Subject`; any other is refused.",
  ja: "`ProviderAttributeName` は `Cognito_Subject` だけで、ほかは断ります。",
};

/** Where an operation that is answered does something else than AWS, said so that somebody can plan for it. */
export const knownDifferences: Readonly<Record<string, Words>> = {
  AdminCreateUser: {
    en: "Whatever `DesiredDeliveryMediums` says, the invitation lies in the outbox.",
    ja: "`DesiredDeliveryMediums` の値にかかわらず、招待は送信箱に入ります。",
  },
  AdminInitiateAuth: sessions,
  AdminLinkProviderForUser: bySubject,
  AdminSetUserMFAPreference: passkeyFactor,
  CreateIdentityProvider: {
    en: "OpenID Connect only: SAML, Facebook, Google, LoginWithAmazon and SignInWithApple are refused.",
    ja: "OpenID Connect だけです。SAML、Facebook、Google、LoginWithAmazon、SignInWithApple は断ります。",
  },
  CreateUserPool: {
    en: `E-mail and SMS settings are kept and described; nothing leaves the machine. ${refusedSettings.en}`,
    ja: `メールと SMS の設定は保存して表示しますが、外には何も送りません。${refusedSettings.ja}`,
  },
  CreateUserPoolClient: analytics,
  CreateUserPoolDomain: prefixOnly,
  DescribeUserPool: {
    en: "`Arn` names the account 000000000000.",
    ja: "`Arn` のアカウント番号は 000000000000 です。",
  },
  InitiateAuth: sessions,
  ListUsers: {
    en: "A page is full while there is more; on AWS it may be short.",
    ja: "続きがある間、ページは常に満たされます。AWS では足りないことがあります。",
  },
  ListWebAuthnCredentials: {
    en: 'Every passkey is called "Passkey"; AWS names it after its provider.',
    ja: "パスキーの名前はすべて「Passkey」です。AWS では提供元の名前が付きます。",
  },
  SetUserMFAPreference: passkeyFactor,
  SetUserPoolMfaConfig: {
    en: "`FactorConfiguration` can only be `SINGLE_FACTOR`; `MULTI_FACTOR_WITH_USER_VERIFICATION` is refused.",
    ja: "`FactorConfiguration` は `SINGLE_FACTOR` だけで、`MULTI_FACTOR_WITH_USER_VERIFICATION` は断ります。",
  },
  StartWebAuthnRegistration: {
    en: "The pool must name a relying party: its domain is not taken for one.",
    ja: "プールでリライングパーティーを指定する必要があります。ドメインを代わりに使うことはありません。",
  },
  UpdateUserPool: refusedSettings,
  UpdateUserPoolClient: analytics,
  UpdateUserPoolDomain: prefixOnly,
};
