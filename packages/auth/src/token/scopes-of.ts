/** The scopes of a `scope` claim: separated by spaces (RFC 6749, section 3.3). */
export const scopesOf = (scope: string): readonly string[] => scope.split(" ").filter((name) => name !== "");
