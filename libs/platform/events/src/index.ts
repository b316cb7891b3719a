export type { NewEvent, PublishedEvent } from './domain-event';
export { Outbox } from './outbox';
export { PostgresOutbox } from './postgres-outbox';
export type { EventCheck } from './postgres-outbox';
export { EventBus } from './event-bus';
export type { EventConsumer } from './event-bus';
export { eventsSchema } from './events-schema';
export { createMessagingTables, dropMessagingTables } from './migrations/create-messaging-tables';
