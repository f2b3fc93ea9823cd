import { spawn } from 'node:child_process';

const root = new URL('../../../', import.meta.url).pathname;

/** Starts a server of this folder as a process of its own; resolves when it listens. */
export async function startServer(file, ...args) {
  const child = spawn(process.execPath, [new URL(file, import.meta.url).pathname, ...args], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const { port } = await new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code}`)));
  });
  return { url: `http://127.0.0.1:${port}`, stop: () => stop(child) };
}

/** `ledger serve` as people run it; resolves when it listens. */
export async function startLedger(args, data, env) {
  const child = spawn(process.execPath, [...args, '--data', data, '--json', 'serve', '--port', '0'], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise((resolve, reject) => {
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
      const found = /"url":\s*"([^"]+)"/.exec(output);
      if (found) resolve(found[1]);
    });
    child.once('exit', (code) => reject(new Error(`ledger serve ended with ${code}: ${output}`)));
  });
  return { url, pid: child.pid, stop: () => stop(child) };
}

function stop(child) {
  return new Promise((resolve) => {
    child.once('exit', resolve);
    child.kill('SIGTERM');
  });
}
