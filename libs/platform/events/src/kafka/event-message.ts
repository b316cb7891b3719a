import { createHash } from 'node:crypto';
import type { IHeaders, KafkaMessage, Message } from 'kafkajs';
import type { PublishedEvent } from '../domain-event';
import type { EventCodec } from './event-codec';
import { Unreadable } from './event-codec';
import { domainOf } from './kafka-options';

/** A message as it came, kept where the event could not be read from it. */
export interface Unread {
  /** `topic/partition@offset` */
  readonly place: string;
  readonly contentType: string;
  /** base64 */
  readonly value: string;
  readonly problem: string;
}

/** An event from Kafka. One that could not be read has no data, and fails until a release reads it. */
export type ReceivedEvent = PublishedEvent & { readonly unread?: Unread };

/** CloudEvents 1.0, Kafka protocol binding §3.2, binary content mode; actor, unitpath and position are extensions. */
export function messageOf(event: PublishedEvent, codec: EventCodec): Message {
  const { contentType, value } = codec.encode(event.type, event.data);
  return {
    key: event.key,
    value,
    headers: {
      'content-type': contentType,
      ce_specversion: '1.0',
      ce_id: event.id,
      ce_type: event.type,
      ce_source: `/plinth/${domainOf(event.type)}`,
      ce_subject: event.key,
      ce_time: event.occurredAt.toISOString(),
      ce_actor: event.actor,
      ce_position: String(event.position),
      ...(event.unitPath === undefined ? {} : { ce_unitpath: event.unitPath }),
      ...(event.traceparent === undefined ? {} : { traceparent: event.traceparent }),
    },
  };
}

export interface Place {
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
}

const placeOf = ({ topic, partition, offset }: Place): string => `${topic}/${partition}@${offset}`;

const header = (headers: IHeaders | undefined, name: string): string | undefined => {
  const value = headers?.[name];
  const one = Array.isArray(value) ? value[0] : value;
  return one === undefined ? undefined : String(one);
};

export const typeOf = (message: KafkaMessage): string | undefined => header(message.headers, 'ce_type');

export const positionOf = (message: KafkaMessage): number => Number(header(message.headers, 'ce_position') ?? NaN);

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Everything but the data, from the headers; undefined when they are not those of an event of ours. */
function envelopeOf(message: KafkaMessage): Omit<PublishedEvent, 'data'> | undefined {
  const read = (name: string): string | undefined => header(message.headers, name);
  const [id, type, key, actor] = [read('ce_id'), read('ce_type'), read('ce_subject'), read('ce_actor')];
  const [position, occurredAt] = [positionOf(message), new Date(read('ce_time') ?? NaN)];
  if (!id || !UUID.test(id) || !type || !key || !actor) return undefined;
  if (!Number.isSafeInteger(position) || position < 1 || Number.isNaN(occurredAt.getTime())) return undefined;
  const [unitPath, traceparent] = [read('ce_unitpath'), read('traceparent')];
  return {
    id,
    type,
    key,
    actor,
    position,
    occurredAt,
    ...(unitPath === undefined ? {} : { unitPath }),
    ...(traceparent === undefined ? {} : { traceparent }),
  };
}

/** Reads a message. Never throws: what cannot be read is an event too, so that it can be set aside and kept. */
export function eventOf(
  message: KafkaMessage,
  place: { topic: string; partition: number },
  codec: EventCodec,
): ReceivedEvent {
  const at = { ...place, offset: message.offset };
  const envelope = envelopeOf(message);
  if (envelope === undefined) return strangerAt(message, at);
  const body = { contentType: header(message.headers, 'content-type') ?? '', value: message.value ?? Buffer.alloc(0) };
  try {
    return { ...envelope, data: codec.decode(envelope.type, body.contentType, body.value) };
  } catch (error) {
    const problem = (error as Error).message;
    const unread = { place: placeOf(at), contentType: body.contentType, value: body.value.toString('base64'), problem };
    return { ...envelope, data: {}, unread };
  }
}

/** A message that is no event at all: a key and a negative position of its own, so that it stands in nobody's way. */
function strangerAt(message: KafkaMessage, at: Place): ReceivedEvent {
  const digest = createHash('sha256').update(placeOf(at)).digest();
  const hex = digest.toString('hex');
  const id = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
  return {
    id,
    type: typeOf(message) ?? 'unknown',
    key: placeOf(at),
    actor: 'unknown',
    position: -1 - digest.readUIntBE(0, 6),
    occurredAt: new Date(Number(message.timestamp) || 0),
    data: {},
    unread: {
      place: placeOf(at),
      contentType: header(message.headers, 'content-type') ?? '',
      value: (message.value ?? Buffer.alloc(0)).toString('base64'),
      problem: 'it has not the headers of an event; find out who else writes to this topic',
    },
  };
}

/** What a retry hands over: the event, read by this release if an earlier one could not. @throws Unreadable */
export function readAgain(event: ReceivedEvent, codec: EventCodec): PublishedEvent {
  const { unread, ...envelope } = event;
  if (unread === undefined) return event;
  if (envelope.position < 0) throw new Unreadable(`${unread.place}: ${unread.problem}`);
  try {
    return { ...envelope, data: codec.decode(envelope.type, unread.contentType, Buffer.from(unread.value, 'base64')) };
  } catch (error) {
    throw new Unreadable(`${unread.place}: ${(error as Error).message}`);
  }
}

export function isReadable(event: ReceivedEvent, codec: EventCodec): boolean {
  try {
    readAgain(event, codec);
    return true;
  } catch {
    return false;
  }
}
