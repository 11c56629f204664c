import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Pastes a text into a bash that starts in `folder`; it does not block, so that this process may be who is asked. */
export async function paste(
  text: string,
  folder: string,
  environment: Record<string, string> = {},
): Promise<{ code: number; output: string }> {
  const env = { PATH: process.env.PATH, HOME: folder, TMPDIR: folder, ...environment };
  const shell = spawn('bash', ['-c', text], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [shell.stdout, shell.stderr])
    stream.setEncoding('utf8').on('data', (part: string) => (output += part));
  const [code] = (await once(shell, 'close')) as [number];
  return { code, output };
}
