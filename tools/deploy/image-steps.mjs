// Carries out the steps of a Dockerfile in a folder, without a container engine: each stage is a folder, COPY copies, RUN runs
// with the absolute paths of the stage turned into that folder. What it does not know it refuses, so that nothing is left out.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const known = ['ARG', 'FROM', 'WORKDIR', 'COPY', 'RUN', 'ENV', 'USER', 'ENTRYPOINT', 'CMD'];
const told = ['LABEL', 'VOLUME', 'EXPOSE', 'HEALTHCHECK', 'STOPSIGNAL'];

/** Instructions with their continued lines joined: [name, argument]. */
export function instructionsOf(text) {
  return text
    .split('\n')
    .filter((line) => !/^\s*#/.test(line))
    .join('\n')
    .replace(/\\\n/g, ' ')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const [, name, argument] = /^(\S+)\s+(.*)$/.exec(line) ?? [];
      if (![...known, ...told].includes(name)) throw new Error(`The check of the image does not know: ${line}`);
      return [name, argument];
    });
}

/** Whether a path of the context reaches the build, by the rules of the .dockerignore beside the Dockerfile. */
export function allowedBy(ignoreText) {
  const rules = ignoreText
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => {
      const pattern = line
        .replace(/^!/, '')
        .replace(/[.+^${}()|[\]\\]/g, '\\$&')
        .replace(/\*\*\//g, '\u0000')
        .replace(/\*/g, '[^/]*')
        .replace(/\u0000/g, '(?:.*/)?');
      return { keeps: line.startsWith('!'), matches: new RegExp(`^${pattern}(?:/.*)?$`) };
    });
  return (file) => rules.reduce((keep, rule) => (rule.matches.test(file) ? rule.keeps : keep), true);
}

/** Answers the folder of the last stage, its environment, work folder, entry and user. */
export function carryOut({ dockerfile, context, contextFiles, into, log }) {
  const stages = [];
  for (const [name, argument] of instructionsOf(fs.readFileSync(dockerfile, 'utf8'))) {
    const stage = stages.at(-1);
    if (name === 'FROM') stages.push(newStage(argument, into, stages.length));
    else if (name === 'WORKDIR') {
      stage.workFolder = argument;
      fs.mkdirSync(at(stage, argument), { recursive: true });
    } else if (name === 'ENV') Object.assign(stage.environment, environmentOf(argument));
    else if (name === 'COPY') copy(argument, stage, stages, { context, contextFiles });
    else if (name === 'RUN') run(argument, stage, log);
    else if (['USER', 'ENTRYPOINT', 'CMD'].includes(name)) stage[name.toLowerCase()] = argument;
  }
  return stages.at(-1);
}

function newStage(argument, into, number) {
  const folder = path.join(into, `stage${number}`);
  fs.mkdirSync(folder, { recursive: true });
  return { name: / AS (\S+)$/i.exec(argument)?.[1] ?? String(number), folder, workFolder: '/', environment: {} };
}

const at = (stage, place) => path.join(stage.folder, path.posix.resolve(stage.workFolder, place));

const environmentOf = (argument) =>
  Object.fromEntries(argument.split(/\s+/).map((pair) => pair.split(/=(.*)/s).slice(0, 2)));

function copy(argument, stage, stages, { context, contextFiles }) {
  const words = argument.split(/\s+/);
  const from = words[0].startsWith('--from=') ? words.shift().slice('--from='.length) : undefined;
  const target = words.pop();
  if (from === undefined) {
    for (const file of contextFiles.filter((one) =>
      words.some((word) => word === '.' || one === word || one.startsWith(`${word}/`)),
    )) {
      const place =
        words.length > 1 || target.endsWith('/') || words[0] === '.' ? path.posix.join(target, file) : target;
      fs.mkdirSync(path.dirname(at(stage, place)), { recursive: true });
      fs.copyFileSync(path.join(context, file), at(stage, place));
    }
    return;
  }
  const source = stages.find(({ name }) => name === from);
  if (source === undefined) throw new Error(`COPY --from=${from}: there is no such stage`);
  for (const word of words) fs.cpSync(at(source, word), at(stage, target), { recursive: true, verbatimSymlinks: true });
}

function run(argument, stage, log) {
  log(`  ${stage.name}: ${argument}`);
  const script = argument
    .replace(/(^|\s)(\/(?:src|app|var|opt)\/)/g, (_, before, place) => `${before}${stage.folder}${place}`)
    .replace(/chown -R \S+ \S+/, 'true');
  const { status } = spawnSync('sh', ['-eu', '-c', script], {
    cwd: at(stage, '.'),
    env: { ...process.env, ...stage.environment },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error(`A step of the image failed: RUN ${argument}`);
}
