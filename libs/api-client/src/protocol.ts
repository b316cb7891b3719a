/** What an endpoint of OAuth answered, refusals too: they speak a language of their own (RFC 6749 §5.2). */
export interface ProtocolAnswer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface ProtocolRequest {
  readonly form?: Readonly<Record<string, string>>;
  /** Client and secret: in a header, never in an address. */
  readonly client?: { readonly id: string; readonly secret: string };
  readonly token?: string;
}

/** RFC 6749 §2.3.1: both are form-encoded before they are put together. */
function basicOf({ id, secret }: { readonly id: string; readonly secret: string }): string {
  const encoded = [id, secret].map((part) => new URLSearchParams({ part }).toString().slice('part='.length));
  return `Basic ${btoa(encoded.join(':'))}`;
}

/** Speaks to the base as an application does: without the person's session, and a refusal is an answer. */
export async function askProtocol(path: string, request: ProtocolRequest): Promise<ProtocolAnswer> {
  const { form, client, token } = request;
  const answer = await fetch(path, {
    method: form === undefined ? 'GET' : 'POST',
    credentials: 'omit',
    cache: 'no-store',
    headers: {
      ...(client === undefined ? {} : { authorization: basicOf(client) }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(form === undefined ? {} : { body: new URLSearchParams(form) }),
  });
  const body: unknown = await answer.json().catch(() => ({}));
  return { status: answer.status, body: typeof body === 'object' && body !== null ? { ...body } : {} };
}
