import type { ErrorCatalog } from '@plinth/error-contract';

export const EventOperatorErrors = {
  consumerUnknown: {
    code: 'events.consumer_unknown',
    kind: 'not_found',
    zh: '没有名为 {consumer} 的事件消费者。',
    en: 'No consumer of events is called {consumer}.',
  },
  letterNotDead: {
    code: 'events.letter_not_dead',
    kind: 'not_found',
    zh: '{consumer} 在位置 {position} 没有已放弃的事件。',
    en: '{consumer} has given up no event at position {position}.',
  },
  letterUnseen: {
    code: 'events.letter_unseen',
    kind: 'conflict',
    zh: '将丢弃事件 {event}（{type}，原因：{reason}）。请先查看，确认后加上 --event {event} 再执行。',
    en: 'This throws away event {event} ({type}, because: {reason}). Look at it first, then say --event {event} as well.',
  },
} as const satisfies ErrorCatalog;
