/** A browser without JavaScript: keeps cookies, follows redirects within the base, sends forms as their page has them. */
export class PlainBrowser {
  readonly cookies = new Map<string, string>();
  page = new Page('', 0, '', new Headers());

  constructor(
    private readonly base: string,
    private readonly language = 'zh-CN',
  ) {}

  async open(address: string): Promise<Page> {
    return this.send(address, { method: 'GET' });
  }

  /** Sends the form of the current page that holds the element of this id, by that button when it is one. */
  async submit(id: string, fields: Readonly<Record<string, string>> = {}): Promise<Page> {
    return this.send(...this.page.submission(id, fields));
  }

  /** The request of a form, for sending it twice or altered. */
  async send(address: string, init: RequestInit, redirects = 10): Promise<Page> {
    const url = new URL(address, this.base);
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { 'accept-language': this.language, ...(init.headers as object), ...(cookie ? { cookie } : {}) };
    const answer = await fetch(url, { ...init, headers, redirect: 'manual' });
    this.keep(answer.headers.getSetCookie());
    this.page = new Page(url.href, answer.status, await answer.text(), answer.headers);
    const location = answer.headers.get('location');
    if (location === null || answer.status < 300 || answer.status >= 400) return this.page;
    const next = new URL(location, url);
    // Another site's address is where the walk ends: the spec looks at it.
    if (next.origin !== new URL(this.base).origin) return (this.page = new Page(next.href, 0, '', answer.headers));
    if (redirects === 0) throw new Error(`Too many redirects, the last to ${next.pathname}`);
    return this.send(next.href, { method: 'GET' }, redirects - 1);
  }

  private keep(lines: readonly string[]): void {
    for (const line of lines) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/max-age=0/i.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
  }
}

export class Page {
  constructor(
    /** Where the redirects ended. */
    readonly url: string,
    /** 0 for an address of another site, which is not fetched. */
    readonly status: number,
    readonly html: string,
    readonly headers: Headers,
  ) {}

  get path(): string {
    return new URL(this.url).pathname;
  }

  get query(): URLSearchParams {
    return new URL(this.url).searchParams;
  }

  has(id: string): boolean {
    return this.html.includes(`id="${id}"`);
  }

  /** Text without markup. */
  get text(): string {
    return plain(this.html.replace(/<[^>]+>/g, ' ')).replace(/\s+/g, ' ');
  }

  textOf(id: string): string {
    const match = new RegExp(`<(\\w+)[^>]*\\bid="${id}"[^>]*>([\\s\\S]*?)</\\1>`).exec(this.html);
    return plain((match?.[2] ?? '').replace(/<[^>]+>/g, ' ')).trim();
  }

  submission(id: string, fields: Readonly<Record<string, string>>): [string, RequestInit] {
    const form = [...this.html.matchAll(/<form[\s\S]*?<\/form>/g)].find(([html]) => html.includes(`id="${id}"`))?.[0];
    if (form === undefined) throw new Error(`No form with #${id} on ${this.url} (${this.status}): ${this.text}`);
    return this.submissionOf(form, fields, new RegExp(`<button[^>]*id="${id}"[^>]*>`).exec(form)?.[0]);
  }

  /** The forms that are sent to an address, with their hidden fields: for buttons without an id. */
  formsTo(action: string): string[] {
    return [...this.html.matchAll(/<form[\s\S]*?<\/form>/g)]
      .map(([html]) => html)
      .filter((html) => attribute(html, 'action') === action);
  }

  submissionOf(form: string, fields: Readonly<Record<string, string>> = {}, button = ''): [string, RequestInit] {
    const hidden = [...form.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([input]) => input);
    const name = attribute(button, 'name');
    const body = new URLSearchParams([
      ...hidden.map((input): [string, string] => [attribute(input, 'name') ?? '', attribute(input, 'value') ?? '']),
      ...Object.entries(fields),
      ...(name === undefined ? [] : [[name, attribute(button, 'value') ?? ''] as [string, string]]),
    ]);
    const action = attribute(button, 'formaction') ?? attribute(form, 'action') ?? this.url;
    return [
      action,
      { method: 'POST', body: body.toString(), headers: { 'content-type': 'application/x-www-form-urlencoded' } },
    ];
  }
}

const attribute = (html: string, name: string): string | undefined => {
  const value = new RegExp(`\\b${name}="([^"]*)"`, 'i').exec(html)?.[1];
  return value === undefined ? undefined : plain(value);
};

const plain = (html: string): string =>
  html
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');
