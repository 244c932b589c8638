import { expect, type Locator, type Page } from "@playwright/test";
import type { Words } from "../fixtures/texts.ts";

export class ItemsPage {
  readonly #page: Page;
  readonly #words: Words;

  constructor(page: Page, words: Words) {
    this.#page = page;
    this.#words = words;
  }

  get heading(): Locator {
    return this.#page.getByRole("heading", { level: 1, name: this.#words("items", "title") });
  }

  get list(): Locator {
    return this.#page.getByRole("list", { name: this.#words("items", "list.label") });
  }

  get rows(): Locator {
    return this.list.getByRole("listitem");
  }

  get newName(): Locator {
    return this.#page.getByLabel(this.#words("items", "new.label"));
  }

  get more(): Locator {
    return this.#page.getByRole("button", { name: this.#words("items", "list.more") });
  }

  /** Shown when something was not done. */
  failure(key: string, name: string): Locator {
    return this.#page.getByRole("alert").filter({ hasText: this.#words("items", key, { name }) });
  }

  /** Said to screen readers when the list changed by itself. */
  get changedElsewhere(): Locator {
    return this.#page.getByRole("status").filter({ hasText: this.#words("items", "list.changedElsewhere") });
  }

  row(name: string): Locator {
    return this.rows.filter({ has: this.#page.getByText(name, { exact: true }) });
  }

  async open(): Promise<void> {
    await this.#page.goto("/items");
  }

  async add(name: string): Promise<void> {
    await this.newName.fill(name);
    await this.#page.getByRole("button", { name: this.#words("items", "new.add"), exact: true }).click();
  }

  /** Comes back with the field for the new name. */
  async startRename(name: string): Promise<Locator> {
    await this.#page.getByRole("button", { name: this.#words("items", "row.renameNamed", { name }) }).click();
    const field = this.#page.getByLabel(this.#words("items", "rename.label"));
    await expect(field).toBeVisible();
    return field;
  }

  async rename(name: string, newName: string): Promise<void> {
    await (await this.startRename(name)).fill(newName);
    await this.#page.getByRole("button", { name: this.#words("items", "rename.save"), exact: true }).click();
  }

  /** Comes back when the question is gone: while it is there it hides the list from readers. */
  async remove(name: string): Promise<void> {
    await this.#page.getByRole("button", { name: this.#words("items", "row.removeNamed", { name }) }).click();
    const question = this.#page.getByRole("dialog");
    await question.getByRole("button", { name: this.#words("items", "remove.confirm"), exact: true }).click();
    await expect(question).toBeHidden();
  }
}
