import { z } from "zod";
import type { Pool } from "../pool/pool.ts";
import type { User } from "../pool/user.ts";

/** Whom a user is elsewhere, in the form of the `identities` claim. `dateCreated` is milliseconds, as text. */
export const Identity = z.object({
  userId: z.string(),
  providerName: z.string(),
  providerType: z.string(),
  issuer: z.string().nullable(),
  primary: z.enum(["true", "false"]),
  dateCreated: z.string(),
});
export type Identity = z.infer<typeof Identity>;

/** AWS keeps them as JSON in an attribute of this name, which stands in no schema: no client can write it. */
const attribute = "identities";

export function identitiesOf({ attributes }: Pick<User, "attributes">): Identity[] {
  const held = attributes[attribute];
  return held === undefined ? [] : z.array(Identity).parse(JSON.parse(held));
}

export function setIdentities(user: User, identities: readonly Identity[]): void {
  user.attributes = { ...user.attributes, [attribute]: JSON.stringify(identities) };
}

/** The user of this pool whom a provider knows by this subject. */
export function userOfIdentity(
  pool: Pool,
  { providerName, userId }: Pick<Identity, "providerName" | "userId">,
): User | undefined {
  return pool.users
    .all()
    .find((user) =>
      identitiesOf(user).some(
        (identity) => identity.providerName === providerName && identity.userId === userId,
      ),
    );
}
