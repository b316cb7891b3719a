import { StructSchema } from '@bufbuild/protobuf/wkt';
import type { EventMessages } from '../kafka/event-codec';
import { CONTRACT_EVENT } from './contract-event';

/** The contract's events as protobuf: any object is a Struct. */
export const contractMessages: EventMessages = new Map([
  [CONTRACT_EVENT, StructSchema],
  ['alpha.other.made.v1', StructSchema],
]);
