/** Cognito's two kinds of token for a signed-in person, as `token_use` names them. */
export const tokenUses = ["access", "id"] as const;
export type TokenUse = (typeof tokenUses)[number];
