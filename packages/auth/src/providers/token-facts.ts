import type { Role } from "@sekisho/contract/role";

/** What the claims of a token say, in words that all providers share. Read, but not yet measured by any rule. */
export type TokenFacts = UserFacts | MachineFacts;

type SharedFacts = {
  readonly issuer: string;
  readonly clientId: string;
  readonly audiences: readonly string[];
  readonly sub: string;
  readonly scopes: ReadonlySet<string>;
  readonly issuedAt: number;
  readonly expiresAt: number;
  readonly notBefore: number | null;
  readonly originJti: string | null;
};

type PersonFacts = SharedFacts & {
  readonly kind: "user";
  readonly username: string;
  readonly role: Role | null;
  readonly groups: readonly string[];
  readonly authTime: number | null;
};

export type UserFacts =
  | (PersonFacts & { readonly tokenUse: "access" })
  | (PersonFacts & {
      readonly tokenUse: "id";
      readonly email: string | null;
      readonly emailVerified: boolean;
    });

export type MachineFacts = SharedFacts & { readonly kind: "machine"; readonly tokenUse: "access" };
