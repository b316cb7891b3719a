import * as fs from 'node:fs';
import * as os from 'node:os';

interface ProcessStat {
  readonly parent: number;
  /** CPU of the process and of the children it has waited for. */
  readonly seconds: number;
}

function statOf(pid: number): ProcessStat | undefined {
  try {
    const fields = fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
    return { parent: Number(fields[1]), seconds: ticks / 100 };
  } catch {
    return undefined;
  }
}

/** Seconds of CPU that one process has used so far. */
export const cpuOfProcess = (pid: number): number => statOf(pid)?.seconds ?? 0;

export interface Cpu {
  readonly node: number;
  readonly postgres: number;
}

/** Seconds of CPU of a base so far: its own process and every process of its PostgreSQL. Linux only. */
export function cpuOfBase(pid: number, postmaster: number): Cpu {
  const all = fs
    .readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => ({ pid: Number(name), stat: statOf(Number(name)) }));
  const postgres = all
    .filter((one) => one.pid === postmaster || one.stat?.parent === postmaster)
    .reduce((sum, one) => sum + (one.stat?.seconds ?? 0), 0);
  return { node: statOf(pid)?.seconds ?? 0, postgres };
}

/** TCP ports of IPv4 that a process listens on. Linux only. */
export function listeningPortsOf(pid: number): readonly number[] {
  const folder = `/proc/${pid}/fd`;
  const sockets = new Set(
    fs.readdirSync(folder).flatMap((name) => {
      const target = fs.readlinkSync(`${folder}/${name}`);
      return target.startsWith('socket:[') ? [target.slice(8, -1)] : [];
    }),
  );
  const LISTEN = '0A';
  return fs
    .readFileSync(`/proc/${pid}/net/tcp`, 'utf8')
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
    .filter(([, , , state, , , , , , inode]) => state === LISTEN && sockets.has(inode ?? ''))
    .map(([, local]) => Number.parseInt(local?.split(':')[1] ?? '', 16));
}

/** Resident memory of a process in MB, or undefined where there is no /proc. */
export function residentMegabytes(pid: number): number | undefined {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
  } catch {
    return undefined;
  }
}

export const report = (name: string, value: string): void => console.log(`${name.padEnd(52)} ${value}`);

/** What else the machine does weighs on every wall figure: it is printed beside them. */
export const reportLoad = (): void =>
  report('load average, CPUs', `${os.loadavg()[0]?.toFixed(1)}, ${os.cpus().length}`);
