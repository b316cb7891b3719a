/** The nonce of this answer: antd's styles are written while the page runs, and the page's policy asks for it. */
export const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';

/** Two of antd's parts (the lock of scrolling, the measure of a scroll bar) write their styles without asking for it. */
export function giveStylesTheNonce(): void {
  const create = document.createElement.bind(document) as (
    name: string,
    options?: ElementCreationOptions,
  ) => HTMLElement;
  document.createElement = ((name: string, options?: ElementCreationOptions) => {
    const element = create(name, options);
    if (name === 'style') element.nonce = nonce;
    return element;
  }) as typeof document.createElement;
}
