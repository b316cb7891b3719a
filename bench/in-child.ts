import { fork } from 'node:child_process';

/** One job in a process of its own, so that its cost is not counted: `file` is the bench, `role` what it is there. */
export const inChild = <T>(
  file: string,
  role: string,
  job: object,
  keep: (pid: number, stop: () => void) => void = () => undefined,
): Promise<T> =>
  new Promise((resolve, reject) => {
    const child = fork(file, [role], { execArgv: [] });
    keep(child.pid as number, () => void child.kill());
    child.once('message', (answer) => resolve(answer as T));
    child.once('exit', (code) => reject(new Error(`A process of the bench ended with ${code}`)));
    child.send(job);
  });
