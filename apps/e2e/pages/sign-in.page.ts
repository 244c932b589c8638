import type { Locator, Page } from "@playwright/test";
import type { Words } from "../fixtures/texts.ts";

export class SignInPage {
  readonly #page: Page;
  readonly #words: Words;

  constructor(page: Page, words: Words) {
    this.#page = page;
    this.#words = words;
  }

  get heading(): Locator {
    return this.#page.getByRole("heading", { level: 1, name: this.#words("auth", "signIn.title") });
  }

  problem(key: string): Locator {
    return this.#page.getByRole("alert").filter({ hasText: this.#words("auth", `problem.${key}`) });
  }

  notice(key: string): Locator {
    return this.#page.getByRole("status").filter({ hasText: this.#words("auth", `notice.${key}`) });
  }

  get username(): Locator {
    return this.#page.getByLabel(this.#words("auth", "field.usernameOrEmail"));
  }

  /** It can be pressed once the page's script is here; until then the form sends nothing, by the Enter key either. */
  get submitButton(): Locator {
    return this.#page.getByRole("button", { name: this.#words("auth", "signIn.submit"), exact: true });
  }

  async open(): Promise<void> {
    await this.#page.goto("/sign-in");
  }

  async submit({ username, password }: { username: string; password: string }): Promise<void> {
    await this.username.fill(username);
    await this.submitPassword(password);
  }

  async submitPassword(password: string): Promise<void> {
    await this.#page.getByLabel(this.#words("auth", "field.password"), { exact: true }).fill(password);
    await this.submitButton.click();
  }

  async forgotPassword(): Promise<void> {
    await this.#page.getByRole("link", { name: this.#words("auth", "signIn.forgot") }).click();
  }
}
