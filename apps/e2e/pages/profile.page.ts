import { expect, type Locator, type Page } from "@playwright/test";
import type { Words } from "../fixtures/texts.ts";

export class ProfilePage {
  readonly #page: Page;
  readonly #words: Words;

  constructor(page: Page, words: Words) {
    this.#page = page;
    this.#words = words;
  }

  /** The card with what the API read from the token. */
  get pass(): Locator {
    return this.#page.getByRole("region", { name: this.#words("profile", "pass.title") });
  }

  text(key: string): Locator {
    return this.#page.getByText(this.#words("profile", key), { exact: true });
  }

  notice(key: string): Locator {
    return this.#page.getByRole("status").filter({ hasText: this.#words("profile", key) });
  }

  async open(): Promise<void> {
    await this.#page.goto("/profile");
  }

  /** Opens both forms, and fills in neither. */
  async openForms(): Promise<void> {
    await this.#press("email.change");
    await expect(this.#page.getByLabel(this.#words("profile", "email.label"))).toBeVisible();
    await this.#press("password.open");
    await expect(this.#page.getByLabel(this.#words("profile", "password.current"))).toBeVisible();
  }

  async changeEmail(email: string): Promise<void> {
    await this.#press("email.change");
    await this.#page.getByLabel(this.#words("profile", "email.label")).fill(email);
    await this.#press("email.send");
  }

  async verifyEmail(code: string): Promise<void> {
    await this.#page.getByLabel(this.#words("profile", "email.codeLabel")).fill(code);
    await this.#press("email.confirm");
  }

  async changePassword({ current, next }: { current: string; next: string }): Promise<void> {
    await this.#press("password.open");
    await this.#fillPasswords(current, next);
  }

  async deleteAccount(username: string): Promise<void> {
    await this.#press("danger.open");
    const dialog = this.#page.getByRole("dialog");
    await dialog.getByLabel(this.#words("profile", "danger.label")).fill(username);
    await dialog.getByRole("button", { name: this.#words("profile", "danger.confirm") }).click();
  }

  async #fillPasswords(current: string, next: string): Promise<void> {
    await this.#page.getByLabel(this.#words("profile", "password.current"), { exact: true }).fill(current);
    await this.#page.getByLabel(this.#words("profile", "password.next"), { exact: true }).fill(next);
    await this.#press("password.save");
  }

  async #press(key: string): Promise<void> {
    await this.#page.getByRole("button", { name: this.#words("profile", key), exact: true }).click();
  }
}
