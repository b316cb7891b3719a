import { fromBinary, fromJson, toBinary, toJson } from '@bufbuild/protobuf';
import type { DescEnum, DescMessage, JsonValue, Message } from '@bufbuild/protobuf';
import { reflect } from '@bufbuild/protobuf/reflect';
import type { ReflectMessage } from '@bufbuild/protobuf/reflect';
import { eventMessages } from '@plinth/events';

export type EventMessages = ReadonlyMap<string, DescMessage>;

export const PROTOBUF = 'application/protobuf';
export const JSON_TYPE = 'application/json';

export interface EncodedBody {
  readonly contentType: string;
  readonly value: Buffer;
}

/** A body that this release cannot read. The message says what to do. */
export class Unreadable extends Error {
  /** Trying again in this process is of no use. */
  readonly isFinal = true;
}

/** Bodies of events: proto3 JSON in PostgreSQL and in code, protobuf binary on Kafka. */
export class EventCodec {
  constructor(private readonly messages: EventMessages = eventMessages) {}

  knows(type: string): boolean {
    return this.messages.has(type);
  }

  /** What this release has no message for, or what is none, goes as it stands in the outbox: a reader that knows it reads it. */
  encode(type: string, data: Readonly<Record<string, unknown>>): EncodedBody {
    const message = this.messages.get(type);
    if (message !== undefined) {
      try {
        const read = fromJson(message, data as JsonValue, { ignoreUnknownFields: false });
        return { contentType: PROTOBUF, value: Buffer.from(toBinary(message, read)) };
      } catch {
        // the reader decides
      }
    }
    return { contentType: JSON_TYPE, value: Buffer.from(JSON.stringify(data)) };
  }

  /** @throws Unreadable */
  decode(type: string, contentType: string, value: Uint8Array): Record<string, unknown> {
    const message = this.messages.get(type);
    if (!message) {
      throw new Unreadable(
        `${type} is of a version that this release does not know; bring this service to the release that publishes it, and it is read`,
      );
    }
    const read = parse(message, contentType, value);
    const strange = firstStrangeEnum(reflect(message, read));
    if (strange !== undefined) {
      throw new Unreadable(
        `${type} has a value in ${strange} that this release does not know; bring this service to the release that publishes it`,
      );
    }
    return toJson(message, read, { alwaysEmitImplicit: true }) as Record<string, unknown>;
  }
}

function parse(message: DescMessage, contentType: string, value: Uint8Array): Message {
  try {
    if (contentType === PROTOBUF) return fromBinary(message, value);
    if (contentType === JSON_TYPE) {
      const data = JSON.parse(Buffer.from(value).toString('utf8')) as JsonValue;
      return fromJson(message, data, { ignoreUnknownFields: true });
    }
  } catch (error) {
    throw new Unreadable(`it is not a ${contentType} message of ${message.typeName} (${(error as Error).message})`);
  }
  throw new Unreadable(`its content type ${contentType || '(none)'} is not ${PROTOBUF}`);
}

const isKnown = (type: DescEnum, value: unknown): boolean => type.value[value as number] !== undefined;

/** Path of the first enum value that has no name here. Fields that have no name here are left out: they only add. */
function firstStrangeEnum(message: ReflectMessage): string | undefined {
  for (const field of message.fields) {
    if (!message.isSet(field)) continue;
    if (field.fieldKind === 'enum' && !isKnown(field.enum, message.get(field))) return field.name;
    if (field.fieldKind === 'list' && field.listKind === 'enum') {
      for (const value of message.get(field)) if (!isKnown(field.enum, value)) return field.name;
    }
    const inner: Iterable<ReflectMessage> =
      field.fieldKind === 'message'
        ? [message.get(field)]
        : field.fieldKind === 'list' && field.listKind === 'message'
          ? (message.get(field) as Iterable<ReflectMessage>)
          : [];
    for (const one of inner) {
      const found = firstStrangeEnum(one);
      if (found !== undefined) return `${field.name}.${found}`;
    }
  }
  return undefined;
}
