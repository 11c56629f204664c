import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { freePort } from '../../src/server/platform/embedded/postgres-process.js';
import { eventually } from './eventually.js';
import { PHP_JWT } from './minters.js';
import { type Files, folderWith } from './runtimes.js';

/** One of `examples/`, as a test runs it. */
export interface Host {
  /** Its folder there. */
  example: string;
  /** What it needs, for the line of a test that is skipped. */
  needs: string;
  /** Succeeds where that is there. */
  probe: string[];
  /** What Debian's packages have elsewhere than the language's own package manager. */
  adapt?: (files: Files) => Files;
  command: (port: number) => string;
}

const debianPython = (module: string) => ['/usr/bin/python3', '-c', `import ${module}, jwt; jwt.encode`];

export const hosts: Host[] = [
  {
    example: 'server-rendered',
    needs: 'Node.js',
    probe: ['node', '--version'],
    command: () => 'exec node server.mjs',
  },
  {
    example: 'django',
    needs: 'Django and PyJWT',
    probe: debianPython('django'),
    command: () => 'exec /usr/bin/python3 app.py',
  },
  {
    example: 'flask',
    needs: 'Flask and PyJWT',
    probe: debianPython('flask'),
    command: () => 'exec /usr/bin/python3 app.py',
  },
  {
    example: 'php',
    needs: 'PHP and firebase/php-jwt',
    probe: ['php', '-r', `exit(is_file('${PHP_JWT}/JWT.php') ? 0 : 1);`],
    adapt: (files) => ({ ...files, 'vendor/autoload.php': `<?php\nrequire_once '${PHP_JWT}/JWT.php';\n` }),
    command: (port) => `exec php -S 127.0.0.1:${port}`,
  },
  {
    example: 'sinatra',
    needs: 'Sinatra and ruby-jwt',
    probe: ['ruby', '-e', 'require "sinatra/base"; require "jwt"; require "webrick"'],
    command: () => 'exec ruby app.rb',
  },
  {
    example: 'go',
    needs: 'Go and golang-jwt',
    probe: ['sh', '-c', 'command -v go && test -d /usr/share/gocode/src/github.com/golang-jwt/jwt'],
    // Debian carries version 4 under the path without a version; its calls here are those of version 5.
    adapt: (files) => ({ ...files, 'reqio_token.go': files['reqio_token.go']!.replace('jwt/v5"', 'jwt"') }),
    command: () =>
      'GO111MODULE=off GOPATH=/usr/share/gocode GOCACHE=$PWD/cache go build -o host main.go reqio_token.go && exec ./host',
  },
];

/** What a host's environment says about its Reqio. */
export interface Surroundings {
  REQIO_URL: string;
  REQIO_PROJECT_ID: string;
  REQIO_SECRET: string;
}

/** A running host. */
export class TestHost {
  /** What it has said so far. */
  output = '';

  private constructor(
    readonly url: string,
    private readonly child: ChildProcess,
  ) {
    for (const stream of [child.stdout!, child.stderr!])
      stream.setEncoding('utf8').on('data', (text: string) => (this.output += text));
  }

  /** Starts a copy of the example, and waits until it answers. */
  static async start(
    { example, adapt = (files) => files, command }: Pick<Host, 'example' | 'adapt' | 'command'>,
    surroundings: Surroundings,
  ): Promise<TestHost> {
    const folder = folderWith(adapt(filesOf(resolve(__dirname, '../../examples', example))));
    return TestHost.run(folder, command, surroundings);
  }

  /** Runs a command in `folder` that serves on the port it is given. */
  static async run(
    folder: string,
    command: (port: number) => string,
    surroundings: Partial<Surroundings>,
  ): Promise<TestHost> {
    const port = await freePort();
    const child = spawn('sh', ['-c', command(port)], {
      cwd: folder,
      env: { PATH: process.env.PATH, HOME: folder, PORT: String(port), ...surroundings },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const host = new TestHost(`http://127.0.0.1:${port}`, child);
    await eventually(() => host.page(), 60_000).catch(async (error: Error) => {
      await host.stop();
      throw new Error(`${error.message}\n${host.output}`);
    });
    return host;
  }

  /** The text of its page. */
  async page(): Promise<string> {
    const answer = await fetch(this.url);
    if (!answer.ok) throw new Error(`the host answers ${answer.status}: ${await answer.text()}`);
    return answer.text();
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'close');
    this.child.kill();
    await ended;
  }
}

function filesOf(folder: string): Files {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Object.fromEntries(
    names.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [path.slice(folder.length + 1), readFileSync(path, 'utf8')];
    }),
  );
}
