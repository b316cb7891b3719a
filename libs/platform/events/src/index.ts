export type { NewEvent, PublishedEvent } from './domain-event';
export { Outbox } from './outbox';
export { EventBus } from './event-bus';
export type { EventConsumer } from './event-bus';
