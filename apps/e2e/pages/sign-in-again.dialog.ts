import type { Locator, Page } from "@playwright/test";
import type { Words } from "../fixtures/texts.ts";

/** What is asked, over the page somebody is on, before something that needs a recent sign-in. */
export class SignInAgainDialog {
  readonly #page: Page;
  readonly #words: Words;

  constructor(page: Page, words: Words) {
    this.#page = page;
    this.#words = words;
  }

  get dialog(): Locator {
    return this.#page.getByRole("dialog", { name: this.#words("auth", "again.title") });
  }

  problem(key: string): Locator {
    return this.dialog.getByText(this.#words("auth", `problem.${key}`));
  }

  get password(): Locator {
    return this.dialog.getByLabel(this.#words("auth", "field.password"), { exact: true });
  }

  async submit(password: string): Promise<void> {
    await this.password.fill(password);
    await this.dialog.getByRole("button", { name: this.#words("auth", "again.submit") }).click();
  }

  async cancel(): Promise<void> {
    await this.dialog.getByRole("button", { name: this.#words("auth", "again.cancel") }).click();
  }
}
