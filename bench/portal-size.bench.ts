// node tools/bench.mjs portal-size : what the first page of the portal fetches, gzipped, against its promise of 320 kB of script.
import * as fs from 'node:fs';
import * as path from 'node:path';

const web = path.join(__dirname, '../apps/portal/web');
const PROMISED = 320_000;

/** The script of the address, everything that it imports from its start, and the code of the page that opens first. */
function scriptsOf(index: string): ReadonlySet<string> {
  const wanted = [...index.matchAll(/(?:src|href)="\/(assets\/portal\/[^"]+\.js)"/g)].map(([, file]) => file as string);
  const seen = new Set<string>();
  for (let file = wanted.pop(); file !== undefined; file = wanted.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    const code = fs.readFileSync(path.join(web, file), 'utf8');
    for (const [, name] of code.matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g))
      wanted.push(`assets/portal/${name as string}`);
    if (wanted.length === 0) {
      const first = workbenchOf(code);
      if (first !== undefined) wanted.push(first);
    }
  }
  return seen;
}

/** The workbench is fetched by the table of pages: its chunk is the one that holds its name. */
function workbenchOf(code: string): string | undefined {
  return [...code.matchAll(/"(?:assets\/portal\/|\.\/)(page-[^"]+\.js)"/g)]
    .map(([, name]) => `assets/portal/${name as string}`)
    .find((file) => fs.readFileSync(path.join(web, file), 'utf8').includes('WorkbenchPage'));
}

const index = fs.readFileSync(path.join(web, 'index.html'), 'utf8');
const scripts = scriptsOf(index);
const gzipped = (file: string): number => {
  const packed = path.join(web, `${file}.gz`);
  return fs.statSync(fs.existsSync(packed) ? packed : path.join(web, file)).size;
};
const total = [...scripts].reduce((sum, file) => sum + gzipped(file), 0);
console.log(`first page: ${scripts.size} scripts, ${(total / 1_000).toFixed(1)} kB gzipped`);
console.log(`of the promised ${PROMISED / 1_000} kB: ratio ${(total / PROMISED).toFixed(2)}`);
if (total > PROMISED) process.exitCode = 1;
