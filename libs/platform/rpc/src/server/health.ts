import type { sendUnaryData, Server, ServerUnaryCall } from '@grpc/grpc-js';
import { status } from '@grpc/grpc-js';
import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import {
  Health,
  HealthCheckRequestSchema,
  HealthCheckResponse_ServingStatus as Serving,
  HealthCheckResponseSchema,
} from '../gen/grpc/health/v1/health_pb';
import { definitionOf } from './definition';

/** grpc.health.v1: open to whoever can connect, since a probe has no token; it tells nothing but whether we serve. */
export class HealthService {
  private isServing = true;

  constructor(private readonly services: ReadonlySet<string>) {}

  addTo(server: Server): void {
    const check = (call: ServerUnaryCall<Buffer, Buffer>, answer: sendUnaryData<Buffer>) => this.check(call, answer);
    server.addService(definitionOf([Health.method.check]), { Check: check });
  }

  /** From now on probes and load balancers look elsewhere. */
  drain(): void {
    this.isServing = false;
  }

  private check(call: ServerUnaryCall<Buffer, Buffer>, answer: sendUnaryData<Buffer>): void {
    const { service } = fromBinary(HealthCheckRequestSchema, call.request);
    if (service !== '' && !this.services.has(service)) return answer({ code: status.NOT_FOUND, details: 'unknown' });
    const message = { status: this.isServing ? Serving.SERVING : Serving.NOT_SERVING };
    answer(null, Buffer.from(toBinary(HealthCheckResponseSchema, create(HealthCheckResponseSchema, message))));
  }
}
