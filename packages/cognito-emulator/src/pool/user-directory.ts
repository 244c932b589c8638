import type { PoolIdentity } from "./pool-settings.ts";
import type { User } from "./user.ts";

/** The users of one pool, found as a person may name himself: user name, sub, or an alias. */
export class UserDirectory {
  readonly #identity: PoolIdentity;
  readonly #byName = new Map<string, User>();
  readonly #bySub = new Map<string, User>();

  constructor(identity: PoolIdentity, users: Iterable<User> = []) {
    this.#identity = identity;
    for (const user of users) this.add(user);
  }

  get size(): number {
    return this.#byName.size;
  }

  /** Every user, in order of creation. */
  all(): User[] {
    return [...this.#byName.values()];
  }

  add(user: User): void {
    this.#byName.set(this.#fold(user.username), user);
    this.#bySub.set(user.sub, user);
  }

  remove(user: User): void {
    this.#byName.delete(this.#fold(user.username));
    this.#bySub.delete(user.sub);
  }

  /** The user of this name, sub, or alias, apart from `besides`; undefined when nobody answers to it. */
  find(name: string, { besides }: { besides?: User } = {}): User | undefined {
    const named = [this.#byName.get(this.#fold(name)), this.#bySub.get(name)];
    return named.find((user) => user && user !== besides) ?? this.#findByAlias(name, besides);
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
    return this.all().find((user) => {
      const held = user.attributes[attribute];
      // Another provider's word for an address must not take a name away from anybody here.
      if (user.status === "EXTERNAL_PROVIDER") return false;
      if (user === besides || held === undefined || this.#fold(held) !== wanted) return false;
      const counts = isUsername || attribute === "preferred_username";
      return counts || user.attributes[`${attribute}_verified`] === "true";
    });
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
