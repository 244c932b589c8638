import { expect, type Locator, type Page } from "@playwright/test";
import type { Words } from "../fixtures/texts.ts";

/** The top of every page: who is here, and the way out. */
export class SiteHeader {
  readonly #page: Page;
  readonly #words: Words;

  constructor(page: Page, words: Words) {
    this.#page = page;
    this.#words = words;
  }

  menuOf(username: string): Locator {
    return this.#page.getByRole("button", { name: this.#words("shell", "account.menu", { username }) });
  }

  /** The way to the people, below the header: there once the API has told an administrator's role. */
  get administration(): Locator {
    return this.#page.getByRole("link", { name: this.#words("shell", "nav.people"), exact: true });
  }

  async expectSignedIn(username: string): Promise<void> {
    await expect(this.menuOf(username)).toBeVisible();
  }

  /** Comes back when nobody is here any more. The open menu is waited for first: it hides the header from readers. */
  async signOutHere(username: string): Promise<void> {
    await this.menuOf(username).click();
    await this.#page
      .getByRole("menuitem", { name: this.#words("shell", "account.signOut"), exact: true })
      .click();
    await expect(this.#page.getByRole("menu")).toBeHidden();
    await expect(this.menuOf(username)).toBeHidden();
  }

  /** Comes back when it is confirmed: only then the dialog goes, which hides the header from readers, and nobody is here. */
  async signOutEverywhere(username: string): Promise<void> {
    await this.menuOf(username).click();
    await this.#page
      .getByRole("menuitem", { name: this.#words("shell", "account.signOutEverywhere") })
      .click();
    const dialog = this.#page.getByRole("dialog");
    await dialog.getByRole("button", { name: this.#words("shell", "signOutEverywhere.confirm") }).click();
    await expect(dialog).toBeHidden();
    await expect(this.menuOf(username)).toBeHidden();
  }
}
