import type { Locator, Page } from "@playwright/test";
import type { Words } from "../fixtures/texts.ts";

/** Where the code from the sign-up mail is entered. */
export class ConfirmPage {
  readonly #page: Page;
  readonly #words: Words;

  constructor(page: Page, words: Words) {
    this.#page = page;
    this.#words = words;
  }

  get heading(): Locator {
    return this.#page.getByRole("heading", { level: 1, name: this.#words("auth", "confirm.title") });
  }

  get resent(): Locator {
    return this.#page.getByRole("status").filter({ hasText: this.#words("auth", "confirm.resent") });
  }

  get code(): Locator {
    return this.#page.getByLabel(this.#words("auth", "field.code"));
  }

  async submit(code: string): Promise<void> {
    await this.code.fill(code);
    await this.#page
      .getByRole("button", { name: this.#words("auth", "confirm.submit"), exact: true })
      .click();
  }

  async resend(): Promise<void> {
    await this.#page.getByRole("button", { name: this.#words("auth", "confirm.resend") }).click();
  }
}
