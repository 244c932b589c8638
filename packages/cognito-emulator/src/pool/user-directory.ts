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

  /** The user of this name, sub, or alias; undefined when nobody answers to it. */
  find(name: string): User | undefined {
    return this.#byName.get(this.#fold(name)) ?? this.#bySub.get(name) ?? this.#findByAlias(name);
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

  #findByAlias(name: string): User | undefined {
    for (const attribute of [...this.#identity.UsernameAttributes, ...this.#identity.AliasAttributes]) {
      const holder = this.holderOf(attribute, name);
      if (holder) return holder;
    }
    return undefined;
  }

  #fold(name: string): string {
    return this.#identity.UsernameConfiguration.CaseSensitive ? name : name.toLowerCase();
  }
}
