const fs = require('node:fs');

module.exports = async () => {
  const { server, home } = globalThis.__plinthTestServer ?? {};
  await server?.stop();
  if (home) fs.rmSync(home, { recursive: true, force: true });
};
