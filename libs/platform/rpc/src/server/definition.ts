import type { ServiceDefinition } from '@grpc/grpc-js';
import type { DescMethod } from '@bufbuild/protobuf';
import { pathOf } from '../rpc-service';

const asIs = (bytes: Buffer): Buffer => bytes;

/** What grpc-js needs to know; messages are bytes to it. */
export const definitionOf = (methods: readonly DescMethod[]): ServiceDefinition =>
  Object.fromEntries(
    methods.map((method) => [
      method.name,
      {
        path: pathOf(method),
        requestStream: false,
        responseStream: method.methodKind === 'server_streaming',
        requestSerialize: asIs,
        requestDeserialize: asIs,
        responseSerialize: asIs,
        responseDeserialize: asIs,
      },
    ]),
  );
