import { status } from '@grpc/grpc-js';
import type { Client, Metadata, ServiceError } from '@grpc/grpc-js';
import type { DescMethod } from '@bufbuild/protobuf';
import { pathOf } from '../rpc-service';

export interface Attempt {
  readonly method: DescMethod;
  readonly request: Buffer;
  readonly metadata: Metadata;
  readonly deadline: number;
  /** Bytes of all pages together. */
  readonly largestAnswer: number;
}

const asIs = (bytes: Buffer): Buffer => bytes;

/** One try on one address; answers the pages as bytes, one for a unary call. @throws ServiceError */
export function attempt(client: Client, one: Attempt): Promise<readonly Buffer[]> {
  return one.method.methodKind === 'server_streaming' ? pages(client, one) : single(client, one);
}

const single = (client: Client, { method, request, metadata, deadline }: Attempt): Promise<readonly Buffer[]> =>
  new Promise((resolve, reject) => {
    client.makeUnaryRequest(pathOf(method), asIs, asIs, request, metadata, { deadline }, (error, answer) =>
      error === null ? resolve([answer as Buffer]) : reject(error),
    );
  });

const pages = (client: Client, one: Attempt): Promise<readonly Buffer[]> =>
  new Promise((resolve, reject) => {
    const { method, request, metadata, deadline, largestAnswer } = one;
    const call = client.makeServerStreamRequest(pathOf(method), asIs, asIs, request, metadata, { deadline });
    const read: Buffer[] = [];
    let bytes = 0;
    call.on('data', (page: Buffer) => {
      read.push(page);
      bytes += page.length;
      if (bytes <= largestAnswer) return;
      reject(Object.assign(new Error('too large'), { code: status.RESOURCE_EXHAUSTED, details: 'too many pages' }));
      call.cancel();
    });
    call.on('error', (error: ServiceError) => reject(error));
    call.on('end', () => resolve(read));
  });
