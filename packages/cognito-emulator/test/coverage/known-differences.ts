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

/** Where an operation that is answered does something else than AWS, said so that somebody can plan for it. */
export const knownDifferences: Readonly<Record<string, Words>> = {
  AdminCreateUser: {
    en: "Whatever `DesiredDeliveryMediums` says, the invitation lies in the outbox.",
    ja: "`DesiredDeliveryMediums` の値にかかわらず、招待は送信箱に入ります。",
  },
  AdminInitiateAuth: sessions,
  CreateUserPool: {
    en: "E-mail and SMS settings are kept and described; nothing leaves the machine.",
    ja: "メールと SMS の設定は保存して表示しますが、外には何も送りません。",
  },
  CreateUserPoolClient: analytics,
  DescribeUserPool: {
    en: "`Arn` names the account 000000000000.",
    ja: "`Arn` のアカウント番号は 000000000000 です。",
  },
  InitiateAuth: sessions,
  ListUsers: {
    en: "A page is full while there is more; on AWS it may be short.",
    ja: "続きがある間、ページは常に満たされます。AWS では足りないことがあります。",
  },
  UpdateUserPoolClient: analytics,
};
