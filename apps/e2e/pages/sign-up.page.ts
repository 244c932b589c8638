import type { Page } from "@playwright/test";
import type { Words } from "../fixtures/texts.ts";

export class SignUpPage {
  readonly #page: Page;
  readonly #words: Words;

  constructor(page: Page, words: Words) {
    this.#page = page;
    this.#words = words;
  }

  async open(): Promise<void> {
    await this.#page.goto("/sign-up");
  }

  async submit(account: { username: string; email: string; password: string }): Promise<void> {
    await this.#page.getByLabel(this.#words("auth", "field.username")).fill(account.username);
    await this.#page.getByLabel(this.#words("auth", "field.email")).fill(account.email);
    await this.#page
      .getByLabel(this.#words("auth", "field.password"), { exact: true })
      .fill(account.password);
    await this.#page.getByRole("button", { name: this.#words("auth", "signUp.submit") }).click();
  }
}
