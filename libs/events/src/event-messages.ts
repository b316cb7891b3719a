import { fromJson, getOption, hasOption } from '@bufbuild/protobuf';
import type { DescFile, DescMessage, JsonValue } from '@bufbuild/protobuf';
import { fitsPlainly } from './fits-plainly';
import { type as eventType } from './gen/plinth/event/v1/event_pb';
import { file_plinth_identity_v1_events as identity } from './gen/plinth/identity/v1/events_pb';
import { file_plinth_market_v1_events as market } from './gen/plinth/market/v1/events_pb';
import { file_plinth_org_v1_events as org } from './gen/plinth/org/v1/events_pb';

const published = (file: DescFile): (readonly [string, DescMessage])[] =>
  file.messages
    .filter((message) => hasOption(message, eventType))
    .map((message) => [getOption(message, eventType), message] as const);

/** Which message an event of a type carries: what the option `plinth.event.v1.type` in proto/ says. */
export const eventMessages: ReadonlyMap<string, DescMessage> = new Map([org, identity, market].flatMap(published));

/**
 * Refuses data that is not the proto3 JSON of the message of its type: an unknown type or field, a value of another kind.
 * A fault here is a programming error, so it is a plain Error.
 */
export function checkEventData(event: { readonly type: string; readonly data: unknown }): void {
  const message = eventMessages.get(event.type);
  if (!message) throw new Error(`No message of proto/ is published as ${event.type}`);
  if (fitsPlainly(message, event.data)) return;
  try {
    // what jsonb will hold: fields that are undefined are absent
    const data = JSON.parse(JSON.stringify(event.data)) as JsonValue;
    fromJson(message, data, { ignoreUnknownFields: false });
  } catch (error) {
    throw new Error(`The data of ${event.type} is not a ${message.typeName}: ${(error as Error).message}`);
  }
}
