import { fromBinary, toBinary } from '@bufbuild/protobuf';
import { BinaryWriter } from '@bufbuild/protobuf/wire';
import { FieldSchema, StructSchema } from '@bufbuild/protobuf/wkt';
import { eventMessages } from '@plinth/events';
import type { KafkaMessage, Message } from 'kafkajs';
import type { PublishedEvent } from '../domain-event';
import { EventCodec, JSON_TYPE, PROTOBUF, Unreadable } from './event-codec';
import { eventOf, messageOf, readAgain } from './event-message';
import { faultOf } from './broker-fault';
import { Wanted } from './wanted';

const codec = new EventCodec();
const place = { topic: 'plinth.org', partition: 3 };
const event: PublishedEvent = {
  id: '0199b1b2-0000-7000-8000-000000000001',
  position: 17,
  type: 'org.person.ended.v1',
  key: 'p1',
  unitPath: 'r.s',
  actor: 'person:张三',
  data: { personId: 'p1', reason: 'left' },
  traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
  occurredAt: new Date('2027-01-02T03:04:05.678Z'),
};

/** As a broker gives it back: bytes everywhere. */
const received = ({ key, value, headers }: Message, more: Record<string, string> = {}): KafkaMessage => ({
  key: Buffer.from(String(key)),
  value: value as Buffer,
  timestamp: '1',
  attributes: 0,
  offset: '42',
  headers: Object.fromEntries(
    Object.entries({ ...headers, ...more }).map(([name, text]) => [name, Buffer.from(String(text))]),
  ),
});

describe('events as messages of Kafka', () => {
  it('go as protobuf with the headers of CloudEvents, and come back the same', () => {
    const message = messageOf(event, codec);
    expect(message.key).toBe('p1');
    expect(message.headers).toMatchObject({
      'content-type': PROTOBUF,
      ce_specversion: '1.0',
      ce_id: event.id,
      ce_type: event.type,
      ce_source: '/plinth/org',
      ce_subject: 'p1',
      ce_time: '2027-01-02T03:04:05.678Z',
      ce_position: '17',
      traceparent: event.traceparent,
    });
    const schema = eventMessages.get(event.type);
    expect(schema && fromBinary(schema, message.value as Buffer)).toMatchObject(event.data);
    expect(eventOf(received(message), place, codec)).toEqual(event);
  });

  it('go as JSON when this release has no message for them, and a release that has one reads them', () => {
    const older = new EventCodec(new Map());
    const message = messageOf(event, older);
    expect(message.headers).toMatchObject({ 'content-type': JSON_TYPE });
    expect(eventOf(received(message), place, codec)).toEqual(event);
    const unread = eventOf(received(message), place, older);
    expect(unread).toMatchObject({ id: event.id, key: 'p1', data: {}, unread: { place: 'plinth.org/3@42' } });
    expect(unread.unread?.problem).toMatch(/version that this release does not know; bring this service/);
    expect(() => readAgain(unread, older)).toThrow(Unreadable);
    expect(readAgain(JSON.parse(JSON.stringify(unread)), codec)).toMatchObject({ data: event.data });
  });

  it('are kept, whatever they are, when they cannot be read', () => {
    const message = messageOf(event, codec);
    const garbage = eventOf(received({ ...message, value: Buffer.from('not protobuf') }), place, codec);
    expect(garbage).toMatchObject({ id: event.id, key: 'p1', position: 17 });
    expect(garbage.unread?.problem).toMatch(/not a application\/protobuf message of plinth.org.v1.PersonEnded/);
    expect(Buffer.from(garbage.unread?.value ?? '', 'base64').toString()).toBe('not protobuf');
    const other = eventOf(received(message, { 'content-type': 'text/plain' }), place, codec);
    expect(other.unread?.problem).toMatch(/content type text\/plain/);
  });

  it.each([
    ['no headers at all', {}],
    ['an id that is none', { ce_id: 'seven' }],
    ['a position that is none', { ce_position: '-3' }],
    ['a time that is none', { ce_time: 'yesterday' }],
  ])('of strangers stand in nobody’s way: %s', (_what, more) => {
    const message = messageOf(event, codec);
    const bare = Object.keys(more).length === 0 ? { ...message, headers: {} } : message;
    const stranger = eventOf(received(bare, more), place, codec);
    expect(stranger.key).toBe('plinth.org/3@42');
    expect(stranger.position).toBeLessThan(0);
    expect(stranger.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(eventOf(received(bare, more), place, codec).id).toBe(stranger.id);
    expect(() => readAgain(stranger, codec)).toThrow(/headers of an event/);
  });

  it('are read without the fields that a newer release added', () => {
    const more = new BinaryWriter().tag(999, 2).string('new').finish();
    const message = messageOf(event, codec);
    const value = Buffer.concat([message.value as Buffer, more]);
    expect(eventOf(received({ ...message, value }), place, codec)).toEqual(event);
  });

  it('are not read when an enum has a value that this release does not know', () => {
    const withEnum = new EventCodec(new Map([['alpha.field.made.v1', FieldSchema]]));
    const known = withEnum.encode('alpha.field.made.v1', { name: 'x', kind: 'TYPE_STRING' });
    expect(withEnum.decode('alpha.field.made.v1', PROTOBUF, known.value)).toMatchObject({ kind: 'TYPE_STRING' });
    // google.protobuf.Field: kind = 1
    const strange = new BinaryWriter().tag(1, 0).int32(99).finish();
    expect(() => withEnum.decode('alpha.field.made.v1', PROTOBUF, strange)).toThrow(/value in kind that this release/);
  });

  it('carry any JSON as a Struct', () => {
    const any = new EventCodec(new Map([['a.b.c.v1', StructSchema]]));
    const { contentType, value } = any.encode('a.b.c.v1', { n: 1, deep: { list: ['中', null, true] } });
    expect(contentType).toBe(PROTOBUF);
    expect(any.decode('a.b.c.v1', contentType, value)).toEqual({ n: 1, deep: { list: ['中', null, true] } });
    expect(value.length).toBe(toBinary(StructSchema, fromBinary(StructSchema, value)).length);
  });
});

describe('what a consumer takes from a topic', () => {
  const wanted = new Wanted(['org.person.added.v1'], (type) =>
    ['org.person.added.v1', 'org.unit.added.v1'].includes(type),
  );

  it.each([
    ['what it names', 'org.person.added.v1', true],
    ['what it does not name', 'org.unit.added.v1', false],
    ['what no release it knows has named', 'org.calendar.changed.v1', false],
    ['a version that it does not know of what it names', 'org.person.added.v2', true],
    ['what says no type', undefined, true],
  ])('%s', (_what, type, is) => {
    expect(wanted.has(type)).toBe(is);
  });

  it('not a version that this release knows and the consumer does not name', () => {
    expect(new Wanted(['org.person.added.v1'], () => true).has('org.person.added.v2')).toBe(false);
  });
});

describe('faults of Kafka in words', () => {
  const at = ['k1:9092'];
  const wrapped = (cause: object) =>
    Object.assign(new Error('gave up'), { name: 'KafkaJSNumberOfRetriesExceeded', cause });

  it.each([
    [
      'unreachable',
      { name: 'KafkaJSConnectionError', message: 'connect ECONNREFUSED', code: 'ECONNREFUSED' },
      /PLINTH_KAFKA_BROKERS/,
    ],
    ['credentials', { name: 'KafkaJSSASLAuthenticationError', message: 'Authentication failed' }, /PASSWORD_FILE/],
    [
      'credentials',
      { name: 'KafkaJSProtocolError', type: 'ILLEGAL_SASL_STATE', message: 'x' },
      /takes no user and password/,
    ],
    ['credentials', { name: 'KafkaJSConnectionError', message: 'self-signed certificate' }, /TLS_CA_FILE/],
    ['refused', { name: 'KafkaJSProtocolError', type: 'TOPIC_AUTHORIZATION_FAILED', message: 'x' }, /grant Create/],
    ['refused', { name: 'KafkaJSCreateTopicError', type: 'INVALID_REPLICATION_FACTOR', message: 'x' }, /REPLICATION/],
    ['failed', { name: 'KafkaJSProtocolError', type: 'UNKNOWN', message: 'x' }, /UNKNOWN/],
  ])('%s', (kind, cause, text) => {
    const fault = faultOf(wrapped(cause), at);
    expect(fault.kind).toBe(kind);
    expect(fault.text).toMatch(text);
    expect(fault.text).toContain('k1:9092');
  });

  it('an error of the database is not blamed on Kafka', () => {
    expect(faultOf(new Error('relation does not exist'), at).text).toBe('relation does not exist');
  });
});
