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

  /** Opens an operation if it is not open, and executes it. */
  async try(operationId: string, language?: "ja" | "en"): Promise<TriedAnswer> {
    const operation = this.#operation(operationId);
    const execute = operation.locator("button.execute");
    if (!(await execute.isVisible())) await operation.locator(".opblock-summary-control").click();
    if (language !== undefined) await operation.locator("tr select").first().selectOption(language);
    const path = await operation.locator(".opblock-summary-path").getAttribute("data-path");
    const answered = this.#page.waitForResponse(
      (response) =>
        new URL(response.url()).pathname === path &&
        ["xhr", "fetch"].includes(response.request().resourceType()),
    );
    await execute.click();
    const response = await answered;
    return { status: response.status(), url: response.url(), body: await response.json() };
  }

  /** The body of the last answer, as the page shows it. */
  shownBody(operationId: string): Locator {
    return this.#operation(operationId).locator(".live-responses-table .response-col_description");
  }

  #operation(operationId: string): Locator {
    return this.#page.locator(`.opblock[id$="${operationId.replaceAll(".", "_")}"]`);
  }
}
