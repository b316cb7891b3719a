// node tools/check-deploy.mjs [helm|compose|image ...] : what can be shown of docker/ and deploy/ without a container engine or a
// Kubernetes: the chart renders into objects that Kubernetes would take, with every set of values; the compose file is a sound
// model; the steps of the image give a folder in which, read-only and as another user, every entry starts.
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { allowedBy, carryOut } from './deploy/image-steps.mjs';
import { composeGo, helm, kubernetesValidate } from './deploy/own-tools.mjs';
import { root } from './workspace.mjs';

const chart = path.join(root, 'deploy/helm/plinth');
const example = path.join(chart, 'ci/example-values.yaml');
const KUBERNETES = ['1.28', '1.37'];
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'plinth-deploy-'));

const refuse = (reason) => {
  throw new Error(reason);
};

function render(values) {
  const flags = values.flatMap((file) => ['-f', file]);
  execFileSync(helm(), ['lint', '--quiet', '--kube-version', '1.31.0', chart, ...flags], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return execFileSync(helm(), ['template', 'base', chart, '--kube-version', '1.31.0', ...flags], { encoding: 'utf8' });
}

const isValid = (text, version) => {
  const file = path.join(scratch, 'objects.yaml');
  fs.writeFileSync(file, text);
  const { status, stdout, stderr } = spawnSync(kubernetesValidate(), ['-k', version, '--strict', '--quiet', file], {
    encoding: 'utf8',
  });
  return { ok: status === 0, said: `${stdout}${stderr}` };
};

/** Services of the whole model of compose that mount it. */
const holdersOfMasterKey = (model) => {
  const services = /^services:\n([\s\S]*?)^\S/m.exec(`${model}\n.`)[1].split(/^ {4}(?=\S)/m);
  return services.filter((text) => /source: master-key$/m.test(text)).map((text) => text.split(':')[0]);
};

const checks = {
  helm: () => {
    let objects = 0;
    for (const set of [undefined, 'values-small.yaml', 'values-large.yaml']) {
      const text = render([example, ...(set ? [path.join(chart, set)] : [])]);
      objects += text.match(/^kind:/gm).length;
      for (const version of KUBERNETES) {
        const { ok, said } = isValid(text, version);
        if (!ok) refuse(`${set ?? 'values.yaml'} gives objects that Kubernetes ${version} would refuse:\n${said}`);
      }
      // The validator does see a field that is not there, in the last object too.
      const spoilt = text.replace(/completions|backoffLimit: 3/, 'backOffLimit: 3');
      if (spoilt === text || isValid(spoilt, KUBERNETES[0]).ok) refuse('The validator lets a misspelt field pass');
    }
    const bare = spawnSync(helm(), ['template', 'base', chart, '--kube-version', '1.31.0'], { encoding: 'utf8' });
    if (bare.status === 0 || !bare.stderr.includes('/database/url')) refuse('Values that are missing are not named');
    return `${objects} objects in three sets of values, Kubernetes ${KUBERNETES.join(' and ')}`;
  },
  compose: () => {
    const file = path.join(root, 'docker/compose.yaml');
    const withTls = path.join(root, 'docker/compose.tls.yaml');
    const run = (...given) => spawnSync(composeGo(), given, { encoding: 'utf8' });
    const [{ status, stdout, stderr }, secured] = [run(file), run(file, withTls)];
    if (status !== 0) refuse(`docker/compose.yaml: ${stderr}`);
    if (secured.status !== 0) refuse(`docker/compose.tls.yaml: ${secured.stderr}`);
    if (secured.stdout.match(/PLINTH_RPC_TLS_KEY=/g)?.length !== 5) refuse('Not every service has its certificate');
    const holders = holdersOfMasterKey(stdout);
    const wanted = 'audit gateway-roles identity market-roles migrate org';
    if (holders.join(' ') !== wanted) refuse(`The master key is given to ${holders.join(' ')}, instead of ${wanted}`);
    const spoilt = path.join(scratch, 'compose.yaml');
    fs.writeFileSync(spoilt, fs.readFileSync(file, 'utf8').replace('restart: unless-stopped', 'restrat: always'));
    if (run(spoilt).status === 0) refuse('The model of compose lets a misspelt field pass');
    return 'a sound model, with and without TLS between services';
  },
  image: () => {
    const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: root, encoding: 'utf8' })
      .trim()
      .split('\n');
    const allowed = allowedBy(fs.readFileSync(path.join(root, 'docker/Dockerfile.dockerignore'), 'utf8'));
    const contextFiles = files.filter((file) => allowed(file) && fs.existsSync(path.join(root, file)));
    const image = carryOut({
      dockerfile: path.join(root, 'docker/Dockerfile'),
      context: root,
      contextFiles,
      into: scratch,
      log: console.log,
    });
    return startEntries(image);
  },
};

/** As the container would: read-only, by a user who owns nothing of it. Without settings every service says what it misses. */
function startEntries(image) {
  const work = path.join(image.folder, image.workFolder);
  const user = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  for (
    let folder = scratch;
    folder !== work;
    folder = path.join(folder, path.relative(folder, work).split(path.sep)[0])
  )
    fs.chmodSync(folder, 0o755);
  execFileSync('chmod', ['-R', 'a-w,a+rX', work]);
  const start = (...words) =>
    spawnSync(process.execPath, words, {
      ...user,
      cwd: work,
      env: { PATH: process.env.PATH, NODE_ENV: 'production' },
      encoding: 'utf8',
    });
  const services = fs
    .readdirSync(path.join(work, 'dist/apps'))
    .filter((name) => fs.existsSync(path.join(work, 'dist/apps', name, 'src/main.js')));
  for (const service of services.filter((name) => !['plinth', 'cli'].includes(name))) {
    const { status, stderr } = start(`dist/apps/${service}/src/main.js`);
    if (status !== 78 || !stderr.includes('PLINTH_DATABASE_URL'))
      refuse(`${service} ended with ${status}, not with its list of missing settings:\n${stderr}`);
  }
  const help = start('dist/apps/cli/src/main.js', '--help');
  if (help.status !== 0 || !help.stdout.includes('migrate')) refuse(`The command line does not start:\n${help.stderr}`);
  if (start('docker/healthcheck.mjs').status !== 1) refuse('The health check passes where nothing answers');
  const size = execFileSync('du', ['-sm', work], { encoding: 'utf8' }).split('\t')[0];
  return `${services.length} entries start read-only as user ${user.uid ?? process.getuid?.()}; ${size} MB`;
}

let isBroken = false;
const named = process.argv.slice(2);
for (const name of named.length > 0 ? named : Object.keys(checks)) {
  try {
    console.log(`${name}: ${checks[name]()}`);
  } catch (error) {
    isBroken = true;
    console.error(`${name}: ${error.message}`);
  }
}
execFileSync('chmod', ['-R', 'u+w', scratch]);
fs.rmSync(scratch, { recursive: true, force: true });
process.exit(isBroken ? 1 : 0);
