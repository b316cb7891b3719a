// Starts one PostgreSQL for all specs of this run; each spec file clones its own database from a template.
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

/** Memory where there is enough of it: the data of a test run is thrown away. */
function roomyFolder() {
  if (!fs.existsSync('/dev/shm')) return os.tmpdir();
  const { bavail, bsize } = fs.statfsSync('/dev/shm');
  return bavail * bsize > 4 * 1024 ** 3 ? '/dev/shm' : os.tmpdir();
}

module.exports = async () => {
  const { startEmbeddedServer } = require('../../dist/libs/platform/database/src');
  const home = fs.mkdtempSync(path.join(roomyFolder(), 'plinth-test-'));
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
