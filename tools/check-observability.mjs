// node tools/check-observability.mjs : alert rules, dashboards and runbook fit what a running base exports.
// Starts a base of its own on free ports, signs in wrongly once, scrapes it, and follows one request through its traces.
import { spawn } from 'node:child_process';
import * as fs from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createSocket } from 'node:net';
import * as os from 'node:os';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseDocument } from 'yaml';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const RULES = 'deploy/observability/alerts.yaml';
const DASHBOARDS = 'deploy/observability/dashboards';
const RUNBOOK = 'docs/operate.md';
/** Prometheus makes it itself for whatever it scrapes. */
const OF_PROMETHEUS = new Set(['up']);
const SEVERITIES = new Set(['page', 'ticket']);

/** @param {string} file */
const read = (file) => fs.readFileSync(path.join(root, file), 'utf8');

/** @type {string[]} */
const faults = [];
/** @param {boolean} holds @param {string} otherwise */
const check = (holds, otherwise) => {
  if (!holds) faults.push(otherwise);
};

/** The rules as a strict reader sees them: no key twice, nothing that Prometheus does not know. */
function readRules() {
  const document = parseDocument(read(RULES), { strict: true, uniqueKeys: true });
  for (const error of document.errors) check(false, `${RULES}: ${error.message}`);
  const { groups = [] } = document.toJS() ?? {};
  const rules = [];
  for (const group of groups) {
    onlyKeys(group, ['name', 'interval', 'rules'], `${RULES} group ${group.name}`);
    for (const rule of group.rules ?? []) {
      const where = `${RULES} ${rule.alert}`;
      onlyKeys(rule, ['alert', 'expr', 'for', 'keep_firing_for', 'labels', 'annotations'], where);
      check(/^Plinth[A-Za-z]+$/.test(rule.alert ?? ''), `${where}: an alert is called Plinth…`);
      check(typeof rule.expr === 'string' && isBalanced(rule.expr), `${where}: its expression is not whole`);
      check(/^\d+[smhd]$/.test(rule.for ?? ''), `${where}: "for" is no duration`);
      check(SEVERITIES.has(rule.labels?.severity), `${where}: severity is one of ${[...SEVERITIES].join(', ')}`);
      for (const name of ['summary', 'summary_zh', 'runbook_url'])
        check(typeof rule.annotations?.[name] === 'string', `${where}: has no ${name}`);
      check(
        rule.annotations?.runbook_url?.endsWith(`${RUNBOOK}#${anchorOf(rule.alert ?? '')}`) === true,
        `${where}: its runbook_url does not end in ${RUNBOOK}#${anchorOf(rule.alert ?? '')}`,
      );
      rules.push(rule);
    }
  }
  check(rules.length > 0, `${RULES} has no rules`);
  const names = rules.map(({ alert }) => alert);
  for (const name of new Set(names))
    check(names.indexOf(name) === names.lastIndexOf(name), `${RULES}: ${name} is there twice`);
  return rules;
}

/** @param {object} value @param {string[]} known @param {string} where */
function onlyKeys(value, known, where) {
  for (const key of Object.keys(value)) check(known.includes(key), `${where}: nobody knows "${key}"`);
}

/** @param {string} text */
function isBalanced(text) {
  const open = { ')': '(', ']': '[', '}': '{' };
  const stack = [];
  for (const sign of text.replace(/"(?:\\.|[^"\\])*"/g, '')) {
    if ('([{'.includes(sign)) stack.push(sign);
    else if (sign in open && stack.pop() !== open[/** @type {keyof typeof open} */ (sign)]) return false;
  }
  return stack.length === 0 && text.trim() !== '';
}

/** As the page names its headings. @param {string} alert */
const anchorOf = (alert) => alert.toLowerCase();

/** Where each expression stands, by its text. */
function readExpressions(rules) {
  const found = rules.map(({ alert, expr }) => ({ where: `alert ${alert}`, text: expr }));
  for (const file of fs.readdirSync(path.join(root, DASHBOARDS))) {
    const dashboard = JSON.parse(read(`${DASHBOARDS}/${file}`));
    check(typeof dashboard.uid === 'string' && typeof dashboard.title === 'string', `${file}: has no uid or title`);
    const ids = dashboard.panels.map(({ id }) => id);
    check(new Set(ids).size === ids.length, `${file}: two panels have one id`);
    for (const panel of dashboard.panels)
      for (const target of panel.targets ?? []) {
        check(isBalanced(target.expr), `${file} ${panel.title}: an expression is not whole`);
        found.push({ where: `${file} “${panel.title}”`, text: target.expr });
      }
  }
  return found;
}

/** Names of metrics in an expression: words that are no label, no function and no word of the language. */
const metricsIn = (text) =>
  new Set(
    String(text ?? '')
      .replace(/"(?:\\.|[^"\\])*"/g, '')
      .replace(/\{[^}]*\}/g, ' ')
      .replace(/\b(?:by|without|on|ignoring|group_left|group_right)\s*\([^)]*\)/g, ' ')
      .match(/\b(?:(?:plinth|nodejs|process)_\w+|up)\b(?!\s*\()/g) ?? [],
  );

/** What the scrape declares; of histograms and summaries also their parts. */
function exportedIn(scrape) {
  const names = new Set();
  for (const [, name, kind] of scrape.matchAll(/^# TYPE (\S+) (\w+)$/gm)) {
    names.add(name);
    if (kind === 'histogram' || kind === 'summary')
      for (const part of ['bucket', 'sum', 'count']) names.add(`${name}_${part}`);
  }
  return names;
}

/** What only a cluster exports, by its definition in the source. */
function definedInSource() {
  const names = new Set();
  const files = fs.readdirSync(path.join(root, 'libs'), { recursive: true, encoding: 'utf8' });
  for (const file of files.filter((each) => /\.ts$/.test(each) && !/spec\.ts$|\.fixture\.ts$/.test(each)))
    for (const [, kind, name] of read(path.join('libs', file)).matchAll(
      /\.(counter|gauge|histogram)\(\s*'(plinth_[a-z0-9_]+)'/g,
    )) {
      names.add(name);
      if (kind === 'histogram') for (const part of ['bucket', 'sum', 'count']) names.add(`${name}_${part}`);
    }
  return names;
}

function checkRunbook(rules) {
  const headings = [...read(RUNBOOK).matchAll(/^### (Plinth[A-Za-z]+)$/gm)].map(([, name]) => name);
  const alerts = new Set(rules.map(({ alert }) => alert));
  for (const alert of alerts) check(headings.includes(alert), `${RUNBOOK} does not say what to do at ${alert}`);
  for (const heading of headings) check(alerts.has(heading), `${RUNBOOK} speaks of ${heading}, which no rule raises`);
}

const freePort = () =>
  new Promise((resolve) => {
    const server = createSocket().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** A collector that keeps what it gets. */
async function startCollector() {
  const spans = [];
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    for (const { resourceSpans } of [JSON.parse(text || '{"resourceSpans":[]}')])
      for (const { scopeSpans } of resourceSpans) for (const scope of scopeSpans) spans.push(...scope.spans);
    response.end('{}');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { spans, url: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

async function askBase() {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'plinth-observed-'));
  const [port, management, collector] = [await freePort(), await freePort(), await startCollector()];
  const environment = {
    ...process.env,
    PLINTH_HOME: home,
    PLINTH_PORT: String(port),
    PLINTH_MANAGEMENT_PORT: String(management),
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
  };
  const base = spawn(process.execPath, ['dist/apps/plinth/src/main.js'], {
    cwd: root,
    env: environment,
    stdio: 'pipe',
  });
  let said = '';
  for (const stream of [base.stdout, base.stderr]) stream.on('data', (chunk) => (said += chunk));
  const ended = new Promise((resolve) => base.once('exit', resolve));
  try {
    await until(() => said.includes('is ready at') || base.exitCode !== null, 120_000);
    if (base.exitCode !== null) throw new Error(`The base did not start: ${said.slice(0, 2_000)}`);
    const token = await fetch(`http://127.0.0.1:${port}/oauth/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'grant_type=client_credentials&client_id=nobody&client_secret=nothing',
    });
    await token.text();
    const isWhole = () => pairsOf(collector.spans).some(([gateway, service]) => gateway && service);
    await until(isWhole, 15_000).catch(() => check(false, 'no trace goes from the gateway into a service'));
    return await (await fetch(`http://127.0.0.1:${management}/metrics`)).text();
  } finally {
    base.kill('SIGTERM');
    await ended;
    collector.close();
    fs.rmSync(home, { recursive: true, force: true });
  }
}

/** Steps of a service with the step of the gateway that they stand below. */
const pairsOf = (spans) => {
  const of = (span) => span.attributes.find(({ key }) => key === 'plinth.service')?.value.stringValue;
  return spans
    .filter((span) => of(span) === 'identity')
    .map((span) => [spans.find(({ spanId }) => spanId === span.parentSpanId && spanId), span])
    .filter(([parent]) => parent === undefined || of(parent) === 'gateway');
};

async function until(isSo, withinMs) {
  for (const end = Date.now() + withinMs; !isSo(); ) {
    if (Date.now() > end) throw new Error('It took too long');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const rules = readRules();
const expressions = readExpressions(rules);
checkRunbook(rules);
const scrape = await askBase();
const exported = exportedIn(scrape);
const defined = definedInSource();
for (const name of exported)
  if (/^plinth_/.test(name)) check(defined.has(name), `${name} is exported and nowhere defined`);
for (const { where, text } of expressions) {
  const named = metricsIn(text);
  check(named.size > 0, `${where} asks for no metric`);
  for (const name of named)
    check(exported.has(name) || defined.has(name) || OF_PROMETHEUS.has(name), `${where}: nothing exports ${name}`);
}
const failed = [...scrape.matchAll(/^plinth_scrape_failures_total\{source="([^"]+)"\} [1-9]/gm)].map(
  ([, source]) => source,
);
check(failed.length === 0, `a scrape could not ask: ${failed.join(', ')}`);
check(!/NaN/.test(scrape.replace(/^(?:#|nodejs_|process_).*$/gm, '')), 'a metric is no number');

if (faults.length > 0) {
  console.error(`Observability does not fit (${faults.length}):\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
  process.exit(1);
}
console.log(
  `${rules.length} alerts and ${expressions.length - rules.length} queries of dashboards use only metrics that exist (${exported.size} exported by a base); each alert has its page in ${RUNBOOK}`,
);
