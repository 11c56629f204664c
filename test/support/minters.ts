import ts from 'typescript';
import type { SnippetDto } from '../../src/contract/snippets.dto.js';
import type { Stack } from '../../src/contract/stacks.js';
import type { Files } from './runtimes.js';

/** One stack's own JWT library at work: the snippet as it is pasted, and a small program that calls it. */
export interface Minter {
  library: string;
  /** Succeeds where the runtime and the library are there. */
  probe: string[];
  files: (snippet: SnippetDto) => Files;
  command: string[];
}

const user = { id: 'user_42', email: 'Ada@Example.com', plan: 'pro', amount: 58800, interval: 'year' };

const callFromNode = (file: string) =>
  `import { reqioToken } from './${file}';\nconsole.log(await reqioToken(${JSON.stringify(user)}));\n`;

const pythonUser = `SimpleNamespace(id="user_42", email="Ada@Example.com", plan="pro", amount=58800, interval="year")`;

const goMain = `package main

import "fmt"

func main() {
	amount := int64(58800)
	fmt.Println(ReqioToken(&User{ID: "user_42", Email: "Ada@Example.com", Plan: "pro", Amount: &amount, Interval: "year"}))
}
`;

/** firebase/php-jwt as Debian's zoneminder package carries it; .ci/run unpacks it here. */
export const PHP_JWT =
  process.env.REQIO_TEST_PHP_JWT ?? '/usr/share/zoneminder/www/vendor/firebase/php-jwt/src';

export const minters: Record<Stack, Minter> = {
  nextjs: {
    library: 'jose, from TypeScript',
    probe: ['node', '--version'],
    files: ({ mint }) => ({
      'token.mjs': ts.transpile(mint.code, { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023 }),
      'main.mjs': callFromNode('token.mjs'),
    }),
    command: ['node', 'main.mjs'],
  },
  node: {
    library: 'jose',
    probe: ['node', '--version'],
    files: ({ mint }) => ({ [mint.filename]: mint.code, 'main.mjs': callFromNode(mint.filename) }),
    command: ['node', 'main.mjs'],
  },
  python: {
    library: 'PyJWT',
    probe: ['/usr/bin/python3', '-c', 'import jwt; jwt.encode'],
    files: ({ mint }) => ({
      [mint.filename]: mint.code,
      'main.py': `from types import SimpleNamespace\nfrom reqio_token import reqio_token\n\nprint(reqio_token(${pythonUser}))\n`,
    }),
    command: ['/usr/bin/python3', 'main.py'],
  },
  php: {
    library: 'firebase/php-jwt',
    probe: ['php', '-r', `exit(is_file('${PHP_JWT}/JWT.php') ? 0 : 1);`],
    files: ({ mint }) => ({
      [mint.filename]: mint.code,
      'main.php': `<?php\nrequire '${PHP_JWT}/JWT.php';\nrequire '${mint.filename}';\necho reqio_token((object) json_decode('${JSON.stringify(user)}', true));\n`,
    }),
    command: ['php', 'main.php'],
  },
  ruby: {
    library: 'ruby-jwt',
    probe: ['ruby', '-e', 'require "jwt"'],
    files: ({ mint }) => ({
      [mint.filename]: mint.code,
      'main.rb': `require "ostruct"\nrequire_relative "reqio_token"\nputs ReqioToken.for(OpenStruct.new(id: "user_42", email: "Ada@Example.com", plan: "pro", amount: 58800, interval: "year"))\n`,
    }),
    command: ['ruby', 'main.rb'],
  },
  go: {
    library: 'golang-jwt',
    probe: ['sh', '-c', 'command -v go && test -d /usr/share/gocode/src/github.com/golang-jwt/jwt'],
    // Debian carries version 4 under the path without a version; its calls here are those of version 5.
    files: ({ mint }) => ({ [mint.filename]: mint.code.replace('jwt/v5"', 'jwt"'), 'main.go': goMain }),
    command: [
      'sh',
      '-c',
      'GO111MODULE=off GOPATH=/usr/share/gocode GOCACHE=$PWD/cache go run main.go reqio_token.go',
    ],
  },
};
