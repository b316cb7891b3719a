import { DomainError } from '@plinth/error-contract';
import { GatewayErrors } from '@plinth/gateway-contract';

export interface RequestPath {
  /** Without the query; what routes are found by. */
  readonly path: string;
  /** With the query; what is sent on, byte for byte. */
  readonly target: string;
}

/** Plain addresses, which are nearly all, pass on this alone. */
const plain = /^(?:\/[\w~!$&'()*+,:@=-][\w.~!$&'()*+,:@=-]*)*\/?$/;
const allowedBytes = /^[\x21\x24-\x5b\x5d\x5f-\x7e]*$/;
/** Slash, backslash, dot, NUL and percent itself in front of them: what a second decoding would turn into a path. */
const hiddenSeparator = /%(?:2f|5c|00|25(?:2f|5c|2e|25|00))/i;

/**
 * Refuses what two servers could read as two different paths, instead of mending it (RFC 3986 §6.2.2.3, §7.3).
 * @throws DomainError `gateway.path_invalid`
 */
export function checkPath(url: string, host: string | undefined): RequestPath {
  const target = url.charCodeAt(0) === 0x2f ? url : originForm(url, host);
  const query = target.indexOf('?');
  const path = query === -1 ? target : target.slice(0, query);
  if (!plain.test(path)) checkUnusualPath(path);
  if (query !== -1 && !/^[\x21\x22\x24-\x7e]*$/.test(target.slice(query))) throw refused();
  return { path, target };
}

const refused = (): DomainError => new DomainError(GatewayErrors.pathInvalid);

/** RFC 9112 §3.2.2: the absolute form must be accepted; one that names another host than Host is refused. */
function originForm(url: string, host: string | undefined): string {
  const absolute = /^https?:\/\/([^/?#@]+)(\/[^#]*)?$/i.exec(url);
  if (absolute === null || absolute[1]?.toLowerCase() !== host?.toLowerCase()) throw refused();
  return absolute[2] ?? '/';
}

function checkUnusualPath(path: string): void {
  if (!allowedBytes.test(path) || path.includes('//') || hiddenSeparator.test(path)) throw refused();
  for (const segment of path.split('/')) {
    const decoded = decode(segment);
    // `..;x` is a parent folder to servers that cut path parameters off.
    if (/^\.{1,2}(?:;|$)/.test(decoded) || hasControl(decoded)) throw refused();
  }
}

/** Control characters, written so that no linter has to look at them. */
const hasControl = (text: string): boolean => [...text].some((letter) => letter < ' ' || letter === '\u007f');

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw refused();
  }
}
