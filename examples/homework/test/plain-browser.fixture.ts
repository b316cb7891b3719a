/** A browser without JavaScript: keeps the cookies of each site, follows redirects, sends forms as the page has them. */
export class PlainBrowser {
  url = '';
  status = 0;
  html = '';
  private readonly jars = new Map<string, Map<string, string>>();

  async open(address: string, init: RequestInit = {}, redirects = 12): Promise<this> {
    const url = new URL(address, this.url || undefined);
    const jar = this.jars.get(url.host) ?? new Map<string, string>();
    this.jars.set(url.host, jar);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { 'accept-language': 'zh-CN', ...(init.headers as object), ...(cookie ? { cookie } : {}) };
    const answer = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/max-age=0/i.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
    [this.url, this.status, this.html] = [url.href, answer.status, await answer.text()];
    const location = answer.headers.get('location');
    if (location === null || redirects === 0) return this;
    return this.open(new URL(location, url).href, {}, redirects - 1);
  }

  /** Sends the form that holds the element of this id; by it, when it is a button. */
  submit(id: string, fields: Readonly<Record<string, string>> = {}): Promise<this> {
    const form = [...this.html.matchAll(/<form[\s\S]*?<\/form>/g)].find(([text]) => text.includes(`id="${id}"`))?.[0];
    if (form === undefined) throw new Error(`No form with #${id} at ${this.url} (${this.status}): ${this.text}`);
    const button = new RegExp(`<button[^>]*id="${id}"[^>]*>`).exec(form)?.[0] ?? '';
    const hidden = [...form.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([input]) => input);
    const named = button.includes(' name=') ? [...hidden, button] : hidden;
    const body = new URLSearchParams([
      ...named.map((tag): [string, string] => [attribute(tag, 'name'), attribute(tag, 'value')]),
      ...Object.entries(fields),
    ]);
    const action = attribute(button, 'formaction') || attribute(form, 'action') || this.url;
    return this.open(new URL(action, this.url).href, {
      method: 'POST',
      body: body.toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
  }

  has(id: string): boolean {
    return this.html.includes(`id="${id}"`);
  }

  get text(): string {
    return plain(this.html.replace(/<style[\s\S]*?<\/style>/g, '').replace(/<[^>]+>/g, ' ')).replace(/\s+/g, ' ');
  }

  /** Cells of a table, row by row, without its header. */
  table(id: string): string[][] {
    const table = new RegExp(`<table id="${id}">([\\s\\S]*?)</table>`).exec(this.html)?.[1] ?? '';
    return [...table.matchAll(/<tr[^>]*>([\s\S]*?)<\/tr>/g)]
      .map(([, row = '']) =>
        [...row.matchAll(/<td>([\s\S]*?)<\/td>/g)].map(([, cell = '']) => plain(cell.replace(/<[^>]+>/g, ''))),
      )
      .filter((cells) => cells.length > 0);
  }

  headers(id: string): string[] {
    const table = new RegExp(`<table id="${id}">([\\s\\S]*?)</table>`).exec(this.html)?.[1] ?? '';
    return [...table.matchAll(/<th>([^<]*)<\/th>/g)].map(([, text = '']) => text);
  }

  /** Forgets what a site keeps here. */
  forget(host: string): void {
    this.jars.delete(host);
  }
}

const attribute = (tag: string, name: string): string =>
  plain(new RegExp(`\\s${name}="([^"]*)"`, 'i').exec(tag)?.[1] ?? '');

const plain = (html: string): string =>
  html
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');
