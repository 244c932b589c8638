import type { Locator, Page } from "@playwright/test";
import type { Words } from "../fixtures/texts.ts";

export class PeoplePage {
  readonly #page: Page;
  readonly #words: Words;

  constructor(page: Page, words: Words) {
    this.#page = page;
    this.#words = words;
  }

  get heading(): Locator {
    return this.#page.getByRole("heading", { level: 1, name: this.#words("people", "title") });
  }

  /** What somebody without the role sees in its place. */
  get forbidden(): Locator {
    return this.#page.getByRole("heading", { level: 1, name: this.#words("signedIn", "forbidden.title") });
  }

  row(username: string): Locator {
    return this.#page.getByRole("row").filter({ has: this.#page.getByText(username, { exact: true }) });
  }

  roleOf(username: string): Locator {
    return this.#page.getByRole("combobox", { name: this.#words("people", "role.label", { username }) });
  }

  status(username: string, key: string): Locator {
    return this.row(username).getByText(this.#words("people", `status.${key}`), { exact: true });
  }

  /** Said to screen readers when a change has been made. */
  done(key: string, values: Readonly<Record<string, string>>): Locator {
    return this.#page.getByRole("status").filter({ hasText: this.#words("people", key, values) });
  }

  async open(): Promise<void> {
    await this.#page.goto("/people");
  }

  async find(text: string): Promise<void> {
    await this.#page.getByRole("searchbox", { name: this.#words("people", "search.label") }).fill(text);
  }

  /** `way` is what the button offers. */
  async setEnabled(username: string, way: "disable" | "enable"): Promise<void> {
    const button = this.#words("people", `${way}.actionNamed`, { username });
    await this.#page.getByRole("button", { name: button }).click();
    await this.#page
      .getByRole("dialog")
      .getByRole("button", { name: this.#words("people", `${way}.confirm`), exact: true })
      .click();
  }
}
