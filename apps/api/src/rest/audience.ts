import type { Policy } from "@sekisho/auth";

/** Who may call, in both languages, for whoever reads the OpenAPI document. */
export function audience(policy: Policy): string {
  switch (policy.kind) {
    case "public":
      return "Anybody / だれでも利用できます";
    case "optional":
      return "Anybody; a credential is checked when sent / だれでも利用できます（トークンがあれば検証します）";
    case "signed-in":
      return "Signed-in callers / サインインが必要です";
    case "person":
      return "People who have signed in / サインインした利用者のみ";
    case "machine":
      return "App clients that speak for themselves / クライアント自身として呼び出すアプリのみ";
    case "role":
      return `Role \`${policy.role}\` or above / \`${policy.role}\` 以上の役割が必要です`;
    case "any-role":
      return `One of the roles ${listOf(policy.roles)} / 役割 ${listOf(policy.roles)} のいずれかが必要です`;
    case "group":
      return `Members of \`${policy.group}\` / グループ \`${policy.group}\` への所属が必要です`;
    case "any-group":
      return `Members of one of ${listOf(policy.groups)} / グループ ${listOf(policy.groups)} のいずれかへの所属が必要です`;
    case "permission":
      return `Permission \`${policy.permission}\` / 権限 \`${policy.permission}\` が必要です`;
    case "scope":
      return policy.match === "all"
        ? `Scopes ${listOf(policy.scopes)} / スコープ ${listOf(policy.scopes)} が必要です`
        : `One of the scopes ${listOf(policy.scopes)} / スコープ ${listOf(policy.scopes)} のいずれかが必要です`;
    case "recent":
      return `Signed in within ${policy.maxAgeSeconds} seconds / ${policy.maxAgeSeconds} 秒以内のサインインが必要です`;
    case "confirmed":
      return "Confirmed by the user pool / ユーザープールへの確認を行います";
    case "all-of":
      return policy.policies.map(audience).join("\n\n");
  }
}

const listOf = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(", ");
