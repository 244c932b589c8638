import { expect, type Locator, type Page } from "@playwright/test";
import type { Words } from "../fixtures/texts.ts";

type PersonAction = "signOut" | "resetPassword" | "disable" | "enable" | "delete";

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

  /** Shown when something was not done. */
  failure(key: string, username: string): Locator {
    return this.#page.getByRole("alert").filter({ hasText: this.#words("people", key, { username }) });
  }

  get searchField(): Locator {
    return this.#page.getByRole("searchbox", { name: this.#words("people", "search.label") });
  }

  /** The button behind which the actions for somebody are. */
  menuOf(username: string): Locator {
    return this.#page.getByRole("button", { name: this.#words("people", "menu.openFor", { username }) });
  }

  async open(): Promise<void> {
    await this.#page.goto("/people");
  }

  /** Opens the list, and comes back when it shows somebody and nobody else. */
  async openAt(username: string): Promise<void> {
    await this.open();
    await this.find(username);
    await this.expectFound(username);
  }

  async expectFound(username: string): Promise<void> {
    await expect(this.row(username)).toBeVisible();
    await expect(this.#page.getByRole("row")).toHaveCount(2); // the first is the table's head
  }

  async find(text: string): Promise<void> {
    await this.searchField.fill(text);
  }

  /** Chooses an action for somebody and comes back with the question it asks. */
  async choose(action: PersonAction, username: string): Promise<Locator> {
    await this.menuOf(username).click();
    const name = this.#words("people", `${action}.action`);
    await this.#page.getByRole("menuitem", { name, exact: true }).click();
    return this.#page.getByRole("dialog", { name: this.#words("people", `${action}.title`, { username }) });
  }

  /** Opens the menu that has the focus and chooses its last action, with keys alone. */
  async chooseLastByKeys(): Promise<void> {
    const actions = this.#page.getByRole("menuitem");
    await this.#page.keyboard.press("Enter");
    await expect(actions.first()).toBeFocused();
    await this.#page.keyboard.press("End");
    await expect(actions.last()).toBeFocused();
    await this.#page.keyboard.press("Enter");
  }

  /** Chooses an action for somebody, says yes to the question it asks, and comes back when that is gone: it hides the list from readers. */
  async ask(action: PersonAction, username: string): Promise<void> {
    const question = await this.choose(action, username);
    await question
      .getByRole("button", { name: this.#words("people", `${action}.confirm`), exact: true })
      .click();
    await expect(question).toBeHidden();
  }
}
