import type { Policy } from "@sekisho/auth";
import type { Env } from "../env.ts";

/** How a caller may show who they are: always by the Authorization field, by a cookie where one is configured. */
export type SecurityFacts = {
  /** The name of the cookie, or null where none counts. */
  readonly cookie: string | null;
  readonly tokenUse: "access" | "id";
};

export const securityFactsOf = ({
  accessTokenCookie,
  cognito,
}: Pick<Env, "accessTokenCookie" | "cognito">): SecurityFacts => ({
  cookie: accessTokenCookie,
  tokenUse: cognito.tokenUse,
});

const tokenName = {
  access: "A Cognito access token / Cognito のアクセストークン",
  id: "A Cognito id token / Cognito の ID トークン",
} as const;

export function securitySchemes({ cookie, tokenUse }: SecurityFacts) {
  return {
    accessToken: {
      type: "http",
      scheme: "bearer",
      bearerFormat: "JWT",
      description: tokenName[tokenUse],
    },
    ...(cookie === null
      ? {}
      : {
          accessTokenCookie: {
            type: "apiKey",
            in: "cookie",
            name: cookie,
            description: [
              "The same token in a cookie, where there is no Authorization field. What changes something needs an Origin that is allowed.",
              "Authorization フィールドがない場合に使う Cookie です。変更を伴う要求には、許可された Origin が必要です。",
            ].join("\n\n"),
          },
        }),
  };
}

/** Any one of these will do; an empty one says that none is needed. */
export function securityOf(policy: Policy, { cookie }: SecurityFacts) {
  return [
    ...(policy.kind === "optional" ? [{}] : []),
    { accessToken: [] },
    ...(cookie === null ? [] : [{ accessTokenCookie: [] }]),
  ];
}
