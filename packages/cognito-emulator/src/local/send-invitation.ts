import type { Pool } from "../pool/pool.ts";
import type { User } from "../pool/user.ts";

const templateText = (template: unknown): string | undefined =>
  typeof template === "string" && template !== "" ? template : undefined;

/**
 * Puts an invitation with the temporary password into the outbox: the pool's own template where it has one (AWS fills
 * in `{username}` and `{####}`), else a plain sentence in both languages, as the pool cannot know who reads it.
 */
export function sendInvitation(pool: Pool, user: User, temporaryPassword: string, now: number): void {
  const { InviteMessageTemplate } = pool.settings.AdminCreateUserConfig;
  const name = invitedName(pool, user);
  const text =
    templateText(InviteMessageTemplate?.["EmailMessage"])
      ?.replaceAll("{username}", () => name)
      .replaceAll("{####}", () => temporaryPassword) ??
    `ユーザー名は ${name}、仮パスワードは ${temporaryPassword} です。\nYour username is ${name} and your temporary password is ${temporaryPassword}`;
  pool.outbox.post({
    user: user.username,
    sub: user.sub,
    to: user.attributes["email"] ?? user.attributes["phone_number"] ?? user.username,
    kind: "invitation",
    code: temporaryPassword,
    text,
    at: now,
  });
}

/** What the person will type at sign-in: where addresses are user names, the address and not the generated name. */
function invitedName({ identity }: Pool, user: User): string {
  const attribute = identity.UsernameAttributes.find((name) => user.attributes[name] !== undefined);
  return (attribute && user.attributes[attribute]) ?? user.username;
}
