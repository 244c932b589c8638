import type { UserStatus } from "../../pool/user.ts";
import type { MessageKind } from "../outbox.ts";
import type { ControlWords } from "./control-words.ts";
import type { UserWords } from "./user-words.ts";

export type Language = "ja" | "en";

/** Everything the console says, in one language. */
export interface Words {
  readonly product: string;
  readonly nav: {
    readonly outbox: string;
    readonly pools: string;
    readonly token: string;
    readonly calls: string;
    readonly controls: string;
  };
  readonly skip: string;
  readonly otherLanguage: string;
  readonly clockAhead: (difference: string) => string;
  readonly faultsWaiting: (count: number) => string;
  readonly bendsWaiting: (count: number) => string;
  readonly keySetsFailing: (count: number) => string;
  /** The title of a page that says why there is none, or why a form counted for nothing. */
  readonly refusal: string;
  readonly controls: ControlWords;
  readonly users: UserWords;
  readonly filter: string;
  readonly show: string;
  readonly outbox: {
    readonly lead: string;
    readonly empty: string;
    readonly nobody: string;
    readonly code: string;
    readonly password: string;
    readonly kind: Readonly<Record<MessageKind, string>>;
  };
  readonly pools: {
    readonly lead: string;
    readonly empty: string;
    readonly users: string;
    readonly clients: string;
    readonly groups: string;
    readonly keySet: string;
    readonly issuer: string;
    readonly created: string;
    readonly user: string;
    readonly state: string;
    readonly name: string;
    readonly kind: string;
    readonly flows: string;
    readonly members: string;
    readonly precedence: string;
    readonly publicClient: string;
    readonly confidentialClient: string;
    readonly disabled: string;
    readonly noUsers: string;
    readonly noClients: string;
    readonly noGroups: string;
    readonly shownOf: (shown: number, all: number) => string;
    readonly status: Readonly<Record<UserStatus, string>>;
  };
  readonly token: {
    readonly lead: string;
    readonly label: string;
    readonly read: string;
    readonly notToken: string;
    readonly genuine: (pool: string) => string;
    readonly foreign: string;
    readonly expired: (when: string) => string;
    readonly valid: (when: string) => string;
    readonly noExpiry: string;
    readonly header: string;
    readonly claims: string;
  };
  readonly calls: {
    readonly lead: string;
    readonly empty: string;
    readonly request: string;
    readonly answer: string;
    readonly unnamed: string;
  };
}
