/** A browser without JavaScript: keeps cookies, sends forms with their hidden fields, follows nothing by itself. */
export class Browser {
  readonly cookies = new Map<string, string>();

  constructor(
    private readonly url: string,
    private readonly headers: Readonly<Record<string, string>> = {},
  ) {}

  async get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    return this.send(path, { method: 'GET', headers });
  }

  /** Posts fields as they are. */
  async post(
    path: string,
    fields: Readonly<Record<string, string>>,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer> {
    return this.send(path, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body: new URLSearchParams(fields).toString(),
    });
  }

  /** Opens a page and sends its first form to `action` (the form's own when absent) with its hidden fields. */
  async submit(path: string, fields: Readonly<Record<string, string>>, action?: string): Promise<Answer> {
    const page = await this.get(path);
    return this.post(action ?? page.action, { ...page.hidden, ...fields });
  }

  private async send(path: string, init: RequestInit): Promise<Answer> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(new URL(path, this.url), {
      ...init,
      redirect: 'manual',
      headers: {
        'accept-language': 'zh-CN',
        ...this.headers,
        ...(init.headers as object),
        ...(cookie ? { cookie } : {}),
      },
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/max-age=0/i.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return new Answer(response, await response.text());
  }
}

export class Answer {
  constructor(
    readonly response: Response,
    readonly text: string,
  ) {}

  get status(): number {
    return this.response.status;
  }

  get location(): string {
    return this.response.headers.get('location') ?? '';
  }

  /** Address of the first POST form. */
  get action(): string {
    return plain(/<form[^>]* method="post" action="([^"]*)"/.exec(this.text)?.[1] ?? '');
  }

  get hidden(): Record<string, string> {
    const fields = this.text.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g);
    return Object.fromEntries([...fields].map(([, name = '', value = '']) => [name, plain(value)]));
  }

  /** The error that a page shows, without markup. */
  get error(): string {
    return plain(
      (/id="error"[^>]*>([\s\S]*?)<\/(?:div|p)>/.exec(this.text)?.[1] ?? '').replace(/<[^>]+>/g, ' '),
    ).trim();
  }
}

const plain = (html: string): string =>
  html
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
