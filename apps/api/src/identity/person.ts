import type { AttributeType } from "@aws-sdk/client-cognito-identity-provider";
import type { Role } from "@sekisho/contract/role";
import { type Person, UserStatus } from "@sekisho/contract/users";

/** What ListUsers and AdminGetUser both say of somebody, under their two names for the attributes. */
type PoolUser = {
  readonly Username?: string | undefined;
  readonly Enabled?: boolean | undefined;
  readonly UserStatus?: string | undefined;
  readonly UserCreateDate?: Date | undefined;
};

/** A pool's user in the contract's words. A status that AWS adds later reads UNKNOWN instead of breaking the list. */
export function personFrom(user: PoolUser, attributes: readonly AttributeType[], role: Role | null): Person {
  const attribute = (name: string): string | undefined => attributes.find(({ Name }) => Name === name)?.Value;
  return {
    username: user.Username ?? "",
    sub: attribute("sub") ?? "",
    email: attribute("email") ?? null,
    email_verified: attribute("email_verified") === "true",
    role,
    status: UserStatus.catch("UNKNOWN").parse(user.UserStatus),
    enabled: user.Enabled ?? false,
    created_at: (user.UserCreateDate ?? new Date(0)).toISOString(),
  };
}
