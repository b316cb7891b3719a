// Starts one PostgreSQL for all specs of this run; each spec file clones its own database from a template.
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

module.exports = async () => {
  const { startEmbeddedServer } = require('../../dist/libs/platform/database/src');
  const home = fs.mkdtempSync(path.join(fs.existsSync('/dev/shm') ? '/dev/shm' : os.tmpdir(), 'plinth-test-'));
  fs.chmodSync(home, 0o711);
  const server = await startEmbeddedServer({
    home,
    settings: {
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      shared_buffers: '128MB',
      max_connections: '300',
    },
  });
  process.env.PLINTH_TEST_SOCKET = server.owner().host;
  globalThis.__plinthTestServer = { server, home };
};
