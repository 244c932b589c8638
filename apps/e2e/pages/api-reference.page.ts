import type { Locator, Page } from "@playwright/test";

/** What the API answered to a tried operation. */
export type TriedAnswer = { readonly status: number; readonly url: string; readonly body: unknown };

/** The API's own page of its REST operations, at `/docs`. */
export class ApiReferencePage {
  readonly #page: Page;
  readonly #apiUrl: string;

  constructor(page: Page, apiUrl: string) {
    this.#page = page;
    this.#apiUrl = apiUrl;
  }

  async open(): Promise<void> {
    await this.#page.goto(`${this.#apiUrl}/docs`);
    await this.#page.locator(".opblock").first().waitFor();
  }

  /** Signs in to the page with a token, as its dialog asks for one. */
  async authorise(accessToken: string): Promise<void> {
    await this.#page.locator(".scheme-container .btn.authorize").click();
    const dialog = this.#page.locator(".dialog-ux .modal-ux");
    await dialog.locator("input").fill(accessToken);
    await dialog.locator("button.authorize").click();
    await dialog.locator("button.btn-done").click();
  }

  /** Opens an operation (`GET /api/v1/items`) if it is not open, and executes it. */
  async try(operation: string, language?: "ja" | "en"): Promise<TriedAnswer> {
    const block = this.#block(operation);
    const execute = block.locator("button.execute");
    if (!(await execute.isVisible())) await block.locator(".opblock-summary-control").click();
    if (language !== undefined) await block.locator("tr select").first().selectOption(language);
    const [method, path] = operation.split(" ");
    const answered = this.#page.waitForResponse(
      (response) => new URL(response.url()).pathname === path && response.request().method() === method,
    );
    await execute.click();
    const response = await answered;
    return { status: response.status(), url: response.url(), body: await response.json() };
  }

  /** The body of the last answer, as the page shows it. */
  shownBody(operation: string): Locator {
    return this.#block(operation).locator(".live-responses-table .response-col_description").last();
  }

  #block(operation: string): Locator {
    const [method = "", path = ""] = operation.split(" ");
    const named = this.#page.locator(`.opblock-summary-path[data-path="${path}"]`);
    return this.#page.locator(`.opblock-${method.toLowerCase()}`).filter({ has: named });
  }
}
