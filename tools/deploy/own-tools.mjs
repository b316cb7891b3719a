// The tools that check docker/ and deploy/, at the versions pinned here, kept in a cache: Helm and compose-go are built by Go,
// the validator of Kubernetes objects comes with the schemas it needs.
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const cache = process.env.PLINTH_CACHE ?? path.join(os.homedir(), '.cache', 'plinth');

const has = (command) => spawnSync(command, ['version'], { stdio: 'ignore' }).error === undefined;

function builtByGo(name, module, version, binary) {
  const file = path.join(cache, `${name}-${version}`, binary);
  if (fs.existsSync(file)) return file;
  if (!has('go')) throw new Error(`${name} ${version} is built by Go 1.24 or newer, which is not there: install Go`);
  console.log(`building ${name} ${version} …`);
  const env = { ...process.env, GOBIN: path.dirname(file), GOFLAGS: '-mod=mod' };
  execFileSync('go', ['install', `${module}@${version}`], {
    cwd: os.tmpdir(),
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return file;
}

export const helm = () => builtByGo('helm', 'helm.sh/helm/v3/cmd/helm', 'v3.19.2', 'helm');

export const composeGo = () => builtByGo('compose-go', 'github.com/compose-spec/compose-go/v2/cmd', 'v2.16.2', 'cmd');

export function kubernetesValidate() {
  const version = '1.37.0';
  const folder = path.join(cache, `kubernetes-validate-${version}`);
  const file = path.join(folder, 'bin', 'kubernetes-validate');
  if (fs.existsSync(file)) return file;
  if (!has('python3')) throw new Error('The validator of Kubernetes objects needs python3 with venv');
  execFileSync('python3', ['-m', 'venv', folder], { stdio: 'inherit' });
  execFileSync(path.join(folder, 'bin', 'pip'), ['install', '-q', `kubernetes-validate==${version}`], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return file;
}
