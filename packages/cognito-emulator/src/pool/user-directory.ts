import { KeptUser } from "./kept-user.ts";
import type { PoolIdentity } from "./pool-settings.ts";
import type { User } from "./user.ts";

/**
 * The users of one pool, found as a person may name himself: user name, sub, or an alias. Whoever is given one may change
 * him at any time: the directory sees it.
 */
export class UserDirectory {
  readonly #identity: PoolIdentity;
  readonly #byName = new Map<string, KeptUser>();
  readonly #bySub = new Map<string, KeptUser>();
  #text: string | null = null;

  constructor(identity: PoolIdentity, users: Iterable<User> = []) {
    this.#identity = identity;
    for (const user of users) this.add(user);
  }

  get size(): number {
    return this.#byName.size;
  }

  /** Every user, in order of creation. */
  all(): User[] {
    return Array.from(this.#byName.values(), ({ watched }) => watched);
  }

  /** Every user as JSON, in order of creation. The same text until one changes, comes or goes; only he is written anew. */
  text(): string {
    this.#text ??= `[${Array.from(this.#byName.values(), (kept) => kept.text()).join(",")}]`;
    return this.#text;
  }

  /** Takes a user in and returns him as he is from now on. What he was made from is frozen: changing it would change nobody. */
  add(user: User): User {
    const kept = new KeptUser(user, () => {
      this.#text = null;
    });
    this.#byName.set(this.#fold(user.username), kept);
    this.#bySub.set(user.sub, kept);
    this.#text = null;
    return kept.watched;
  }

  remove(user: User): void {
    this.#byName.delete(this.#fold(user.username));
    this.#bySub.delete(user.sub);
    this.#text = null;
  }

  /** The user of this name, sub, or alias, apart from `besides`; undefined when nobody answers to it. */
  find(name: string, { besides }: { besides?: User } = {}): User | undefined {
    const named = [this.#byName.get(this.#fold(name)), this.#bySub.get(name)];
    const found = named.find((user) => user && user.watched !== besides);
    return found?.watched ?? this.#findByAlias(name, besides);
  }

  /**
   * Who already signs in with this value of `attribute`, apart from `besides`. An alias counts once it is verified; in a
   * pool of e-mail usernames the address is the user name, and counts from the start.
   */
  holderOf(attribute: string, value: string, { besides }: { besides?: User } = {}): User | undefined {
    const isUsername = this.#identity.UsernameAttributes.some((name) => name === attribute);
    const isAlias = this.#identity.AliasAttributes.some((name) => name === attribute);
    if (!isUsername && !isAlias) return undefined;
    const wanted = this.#fold(value);
    for (const { raw, watched } of this.#byName.values()) {
      const held = raw.attributes[attribute];
      // Another provider's word for an address must not take a name away from anybody here.
      if (raw.status === "EXTERNAL_PROVIDER") continue;
      if (watched === besides || held === undefined || this.#fold(held) !== wanted) continue;
      const counts = isUsername || attribute === "preferred_username";
      if (counts || raw.attributes[`${attribute}_verified`] === "true") return watched;
    }
    return undefined;
  }

  /** Proven addresses first, whatever order the pool lists its aliases in: a name is only claimed. */
  #findByAlias(name: string, besides?: User): User | undefined {
    for (const attribute of ["email", "phone_number", "preferred_username"]) {
      const holder = this.holderOf(attribute, name, besides && { besides });
      if (holder) return holder;
    }
    return undefined;
  }

  #fold(name: string): string {
    return this.#identity.UsernameConfiguration.CaseSensitive ? name : name.toLowerCase();
  }
}
