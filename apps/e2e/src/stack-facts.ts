/** Where the running stack is and who can sign in: what `.data/stack.json` says. */
export type StackFacts = {
  readonly webUrl: string;
  readonly apiUrl: string;
  readonly pool: PoolFacts;
  readonly accounts: readonly DemoAccount[];
};

export type PoolFacts = {
  /** Where the cognito-idp API is. */
  readonly endpoint: string;
  readonly region: string;
  readonly userPoolId: string;
  readonly clientId: string;
  /** AWS's own form: tokens of the local pool look like those of a real one. */
  readonly issuer: string;
  readonly jwksUrl: string;
};

export type DemoAccount = {
  readonly username: string;
  readonly password: string;
  readonly role: "admin" | "user";
  /** The password only opens the door to choosing another one. */
  readonly temporary: boolean;
};
