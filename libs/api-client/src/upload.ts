import { noteProblem, pageHeaders } from './client';
import { ApiProblem } from './problem';

export interface UploadOptions {
  /** Share of the file that has left, 0 to 1. */
  readonly onProgress?: (share: number) => void;
  readonly signal?: AbortSignal;
}

/** Sends a file as the body of a POST; unlike `fetch` it tells how far it is. */
export function upload<T>(path: string, file: Blob, { onProgress, signal }: UploadOptions = {}): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    request.setRequestHeader('content-type', 'application/octet-stream');
    for (const [name, value] of Object.entries(pageHeaders())) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => onProgress?.(total === 0 ? 0 : loaded / total);
    request.onload = () =>
      void answerOf<T>(new Response(request.responseText, { status: request.status })).then(resolve, reject);
    request.onerror = () => reject(ApiProblem.offline());
    request.onabort = () => reject(new DOMException('The upload was given up', 'AbortError'));
    signal?.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
}

async function answerOf<T>(response: Response): Promise<T> {
  if (response.ok) return (await response.json()) as T;
  const problem = await ApiProblem.of(response);
  noteProblem(problem);
  throw problem;
}
