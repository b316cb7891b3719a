// What runs in a cluster on one machine: which services, how often, on which ports, with which settings.
import path from 'node:path';
import { freePort, keepPort } from '../free-port.mjs';

/** Those that others ask first start first: org is asked by all, identity by all but org. */
const services = [
  { name: 'org', replicas: 2, grpc: true },
  { name: 'market', replicas: 1, grpc: true },
  { name: 'identity', replicas: 2, grpc: true },
  { name: 'audit', replicas: 1, grpc: false },
  { name: 'gateway', replicas: 1, grpc: false },
];

/** @param {number} [replicas] of org and identity; 2 when absent */
export async function planOf({ publicUrl, port, home, databaseUrl, brokers, redisUrl, replicas, given }) {
  keepPort(port);
  const places = [];
  for (const { name, replicas: usual, grpc } of services) {
    const count = usual === 1 ? 1 : (replicas ?? usual);
    for (let replica = 1; replica <= count; replica += 1) {
      places.push({
        name: count === 1 ? name : `${name}-${replica}`,
        service: name,
        port: name === 'gateway' ? port : await freePort(),
        management: await freePort(),
        grpc: grpc ? await freePort() : undefined,
      });
    }
  }
  const of = (service) => places.filter((place) => place.service === service);
  const urls = (service) =>
    of(service)
      .map((place) => `http://127.0.0.1:${place.port}`)
      .join(',');
  const rpcs = (service) =>
    of(service)
      .map((place) => `127.0.0.1:${place.grpc}`)
      .join(',');
  const shared = {
    PLINTH_LOG_LEVEL: 'warn',
    ...given,
    PLINTH_PUBLIC_URL: publicUrl,
    PLINTH_DATABASE_URL: databaseUrl,
    PLINTH_KAFKA_BROKERS: brokers.join(','),
    PLINTH_REDIS_URL: redisUrl,
    PLINTH_HOST: '127.0.0.1',
    PLINTH_MASTER_KEY_FILE: path.join(home, 'master.key'),
    PLINTH_SERVICE_KEY_FILE: path.join(home, 'service.key'),
    PLINTH_STORAGE_DIR: path.join(home, 'files'),
    ...Object.fromEntries(
      ['org', 'identity', 'market', 'audit'].map((name) => [`PLINTH_${name.toUpperCase()}_URL`, urls(name)]),
    ),
    ...Object.fromEntries(
      ['org', 'identity', 'market'].map((name) => [`PLINTH_${name.toUpperCase()}_RPC`, rpcs(name)]),
    ),
  };
  return places.map((place) => ({ ...place, env: { ...shared, ...ownOf(place, given) } }));
}

const ownOf = ({ service, port, management, grpc }, given) => ({
  PLINTH_PORT: String(port),
  PLINTH_MANAGEMENT_PORT: String(management),
  ...(grpc === undefined ? {} : { PLINTH_GRPC_PORT: String(grpc) }),
  // The gateway is where people come in; the others sit behind it.
  ...(service === 'gateway' && given.PLINTH_HOST ? { PLINTH_HOST: given.PLINTH_HOST } : {}),
});
