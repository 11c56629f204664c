import { PHP_JWT } from '../minters.js';
import type { SnippetHost } from './snippet-host.js';

export const phpHost: SnippetHost = {
  framework: 'Plain PHP',
  needs: 'PHP and firebase/php-jwt',
  probe: ['php', '-r', `exit(is_file('${PHP_JWT}/JWT.php') ? 0 : 1);`],
  route: '/reqio-token.php',
  warnsPerRequest: true,
  files: ({ mint, file }) => ({
    'vendor/autoload.php': `<?php\nrequire_once '${PHP_JWT}/JWT.php';\n`,
    'reqio_token.php': mint,
    'reqio.php': file('reqio.php'),
    'reqio-token.php': file('reqio-token.php'),
    'footer.php': file('footer.php'),
    'index.php': `<?php require_once __DIR__ . '/reqio.php'; reqio_user(); ?><h1>Hello</h1><?php require 'footer.php';`,
    // Runs before each page: the sign-in, into the session that the snippet reads.
    'sign-in.php': `<?php
$acme = (object) ['id' => 7, 'name' => 'Acme', 'plan' => 'pro', 'amount' => '58800.00', 'interval' => 'year'];
$users = [
    'ada' => ['id' => 1, 'email' => 'ada@example.com', 'email_verified_at' => '2026-01-01', 'company' => $acme],
    'cleo' => ['id' => 2, 'email' => 'cleo@example.com', 'company' => $acme],
    'stock' => ['id' => 3, 'email' => 'stock@example.com'],
    'unknown' => ['id' => 4, 'email' => '', 'company' => null, 'plan' => null, 'amount' => null, 'interval' => null],
];
session_save_path(sys_get_temp_dir());
session_start();
$_SESSION['user'] = $users[$_SERVER['HTTP_X_USER'] ?? ''] ?? null;
`,
  }),
  command: (port) =>
    `exec php -d auto_prepend_file=sign-in.php -d session.cache_limiter= -S 127.0.0.1:${port}`,
};
