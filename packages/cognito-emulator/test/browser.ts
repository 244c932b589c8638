import { request } from "node:https";

/** What came back to a browser or an OAuth client. */
export interface Page {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
  /** Where a redirect leads; throws where there is none. */
  readonly location: URL;
}

interface Sent {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** One request over TLS that trusts this authority and nobody else. */
export function fetchSecurely(url: string, authority: string, sent: Sent = {}): Promise<Page> {
  const { method = "GET", headers = {}, body } = sent;
  // The certificate is checked for the address, whatever the Host header claims.
  const { hostname } = new URL(url);
  const trust = { ca: authority, ...(hostname === "localhost" && { servername: hostname }) };
  return new Promise((resolve, reject) => {
    const call = request(url, { method, headers, ...trust }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => {
        text += chunk;
      });
      response.on("error", reject);
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: text,
          get location() {
            return new URL(response.headers.location ?? "nowhere", url);
          },
        }),
      );
    });
    call.on("error", reject);
    call.end(body);
  });
}

/** A browser as far as these pages need one: cookies, and forms that are sent as they stand. */
export class Browser {
  readonly #authority: string;
  readonly #cookies = new Map<string, string>();
  readonly #language: string;
  #at = "";
  /** The page it shows. */
  page: Page | null = null;

  constructor(authority: string, language = "en") {
    this.#authority = authority;
    this.#language = language;
  }

  get cookies(): ReadonlyMap<string, string> {
    return this.#cookies;
  }

  async open(url: string, sent: Sent = {}): Promise<Page> {
    const page = await fetchSecurely(url, this.#authority, {
      ...sent,
      headers: {
        "accept-language": this.#language,
        cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; "),
        ...sent.headers,
      },
    });
    for (const cookie of [page.headers["set-cookie"] ?? []].flat()) this.#keep(cookie);
    this.#at = url;
    this.page = page;
    return page;
  }

  /** Follows redirects as long as they stay on the emulator; the first that leaves it is what is returned. */
  async visit(url: string): Promise<Page> {
    const { origin } = new URL(url);
    let page = await this.open(url);
    while ([302, 303].includes(page.status) && page.location.origin === origin)
      page = await this.open(page.location.href);
    return page;
  }

  /** Sends the page's form of this action with these fields filled in, from the page's own origin. */
  submit(action: string, fields: Readonly<Record<string, string>>, over: Sent = {}): Promise<Page> {
    const form = this.form(action);
    const body = new URLSearchParams({ ...form.fields, ...fields }).toString();
    const { origin } = new URL(this.#at);
    return this.open(new URL(form.action, this.#at).href, {
      method: "POST",
      body,
      ...over,
      headers: { "content-type": "application/x-www-form-urlencoded", origin, ...over.headers },
    });
  }

  /** Sends the page's form of this action by its button that leads elsewhere. */
  press(action: string, formaction: string, fields: Readonly<Record<string, string>>): Promise<Page> {
    const html = this.page?.body ?? "";
    const [, target] = new RegExp(`<button[^>]* formaction="(${formaction}\\?[^"]*)"`).exec(html) ?? [];
    if (!target) throw new Error(`The page has no button that goes to ${formaction}.`);
    const body = new URLSearchParams({ ...this.form(action).fields, ...fields }).toString();
    const { origin } = new URL(this.#at);
    return this.open(new URL(unescaped(target), this.#at).href, {
      method: "POST",
      body,
      headers: { "content-type": "application/x-www-form-urlencoded", origin },
    });
  }

  /** A form of the page: where it goes and what it holds already. */
  form(action: string): { action: string; fields: Record<string, string> } {
    const html = this.page?.body ?? "";
    const [found] = [...html.matchAll(/<form method="post" action="([^"]*)"[^>]*>(.*?)<\/form>/gs)].filter(
      ([, target = ""]) => target.startsWith(`${action}?`),
    );
    if (!found) throw new Error(`The page has no form that goes to ${action}.`);
    const inputs = [...(found[2] ?? "").matchAll(/<input[^>]* name="([^"]*)"[^>]*? value="([^"]*)"/g)];
    const fields = inputs.map(([, name = "", value = ""]) => [unescaped(name), unescaped(value)] as const);
    return { action: unescaped(found[1] ?? ""), fields: Object.fromEntries(fields) };
  }

  #keep(cookie: string): void {
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
    if (/Max-Age=0(?:;|$)/.test(cookie)) this.#cookies.delete(name);
    else this.#cookies.set(name, value);
  }
}

const unescaped = (text: string): string =>
  text.replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
