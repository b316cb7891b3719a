import { Logger } from '@nestjs/common';
import { logLevel } from 'kafkajs';
import type { logCreator } from 'kafkajs';

/**
 * What kafkajs calls an error and is none: groups rebalance, coordinators move, connections end and are made anew.
 * That a broker stays away is said once, by the health of the link, with what to do.
 */
const ORDINARY = [
  /rebalanc/i,
  /coordinator/i,
  /not aware of this member/i,
  /connection|connect|ECONN|ENOTFOUND|socket/i,
  /leader/i,
  /metadata|does not host this topic/i,
  /timed out|timeout/i,
  /retr(y|ies)|restart/i,
  /crash/i,
  /No broker available/i,
  /SASL|authenticat/i,
  /authorized/i,
  /replication factor/i,
  /generation/i,
];

/** kafkajs speaks through the logger of the product; its ordinary noise is debug. */
export const kafkaLog = (logger: Logger = new Logger('Kafka')): logCreator => {
  return () =>
    ({ level, namespace, log }) => {
      const text = `${namespace}: ${log.message}${typeof log['error'] === 'string' ? ` (${log['error']})` : ''}`;
      const isNoise = level !== logLevel.ERROR || ORDINARY.some((pattern) => pattern.test(text));
      if (isNoise) logger.debug(text);
      else logger.warn(text);
    };
};
