import type { User } from "./user.ts";
import { Watch } from "./watch.ts";

/** A user as the directory keeps him: to look at, to give out, and as text. */
export class KeptUser {
  /** To read only, and not to be given out: nothing tells of a change here. */
  readonly raw: Readonly<User>;
  /** The same person for everybody else: a change of him, or of anything he holds, is noticed. */
  readonly watched: User;
  #text: string | null = null;

  /** `changed` is called after every change of him. */
  constructor(user: User, changed: () => void) {
    const watch = new Watch(() => {
      this.#text = null;
      changed();
    });
    this.raw = watch.take(user);
    this.watched = watch.over(this.raw);
  }

  /** As JSON; the same text until he changes. */
  text(): string {
    this.#text ??= JSON.stringify(this.raw);
    return this.#text;
  }
}
