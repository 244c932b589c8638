import type { Locator, Page } from "@playwright/test";
import type { Words } from "../fixtures/texts.ts";

/** The two pages on which a new password is chosen: after an invitation, and after a forgotten one. */
export class NewPasswordPage {
  readonly #page: Page;
  readonly #words: Words;

  constructor(page: Page, words: Words) {
    this.#page = page;
    this.#words = words;
  }

  get invitationHeading(): Locator {
    return this.#page.getByRole("heading", { level: 1, name: this.#words("auth", "newPassword.title") });
  }

  /** On the page for invited people. */
  async choose(password: string): Promise<void> {
    await this.#newPassword.fill(password);
    await this.#page.getByRole("button", { name: this.#words("auth", "newPassword.submit") }).click();
  }

  /** On the page for people with a code from the reset mail. */
  async reset({ code, password }: { code: string; password: string }): Promise<void> {
    await this.#page.getByLabel(this.#words("auth", "field.code")).fill(code);
    await this.#newPassword.fill(password);
    await this.#page.getByRole("button", { name: this.#words("auth", "reset.submit") }).click();
  }

  /** On the page that sends the mail. */
  async requestCode(username: string): Promise<void> {
    const send = this.#page.getByRole("button", { name: this.#words("auth", "forgot.submit") });
    await send.waitFor(); // the sign-in page before it has a field of the same name
    await this.#page.getByLabel(this.#words("auth", "field.usernameOrEmail")).fill(username);
    await send.click();
  }

  get #newPassword(): Locator {
    return this.#page.getByLabel(this.#words("auth", "field.newPassword"), { exact: true });
  }
}
