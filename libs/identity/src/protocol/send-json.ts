import type { Response } from 'express';

/**
 * RFC 6749 §5.1: JSON that nobody may keep. Written by Node itself: Express would hash it for an ETag that
 * `no-store` forbids to use, and send headers and body in two pieces.
 */
export function sendJson(response: Response, body: object): void {
  const text = JSON.stringify(body);
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  response.setHeader('Content-Length', Buffer.byteLength(text));
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('Pragma', 'no-cache');
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.end(text);
}
