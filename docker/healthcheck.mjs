// Ends with 0 when the process of this container lives (`/healthz` of its management port).
const port = process.env.PLINTH_MANAGEMENT_PORT ?? '9090';
const answer = await fetch(`http://127.0.0.1:${port}/healthz`, { signal: AbortSignal.timeout(2_500) }).catch(
  () => undefined,
);
process.exit(answer?.ok ? 0 : 1);
