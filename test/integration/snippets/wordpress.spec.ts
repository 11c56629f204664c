import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { EXAMPLE } from '../../../src/server/identity/snippets/docs.js';
import { TestApp } from '../../support/app.js';
import { generateSecret } from '../../support/identity.js';
import { createProject } from '../../support/members.js';
import { folderWith, itWith, run } from '../../support/runtimes.js';

/** WordPress's own functions, as far as the page calls them; it is too large to be installed for this. */
const WORDPRESS = `<?php
[, $id, $what] = $argv;
if (getenv('SECRET')) define('REQIO_SECRET', getenv('SECRET'));
if ($what === 'token') $_GET['reqio-token'] = '';
$GLOBALS['user'] = (object) ['ID' => (int) $id, 'user_email' => 'ada@example.com', 'display_name' => 'Ada “A” Ünal'];
function wp_get_current_user() { return $GLOBALS['user']; }
function wp_json_encode($value) { return json_encode($value); }
function add_action($hook, $do) { $GLOBALS['hooks'][$hook] = $do; }
function status_header($code) { echo $code, ' '; }
function home_url($path) { return 'https://shop.example' . $path; }
function esc_url($url) { return $url; }
function esc_attr($text) { return htmlspecialchars($text); }
require 'reqio.php';
$hooks['template_redirect']();
$hooks['wp_footer']();
`;

describe('the WordPress file as pasted', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start({ settings: { publicUrl: EXAMPLE.publicUrl } });
  });
  afterAll(() => app.stop());

  const page = readFileSync(resolve(__dirname, '../../../docs/integrate/wordpress.md'), 'utf8');
  const plugin = /```php\n(<\?php\n\/\* Plugin Name[^]*?)```/.exec(page)![1]!;

  itWith('PHP', ['php', '--version'])('signs in its users, and nobody else', async () => {
    const project = await createProject(app);
    const secret = await generateSecret(app, project);
    const folder = folderWith({
      'wordpress.php': WORDPRESS,
      'reqio.php': plugin.replace(EXAMPLE.projectId, project.id),
    });
    const php = (id: string, what: string, environment = { SECRET: secret }) =>
      run(['php', '-d', 'error_log=/dev/null', 'wordpress.php', id, what], folder, environment);

    const [status, token] = php('7', 'token').split(' ');
    expect(status).toBe('200');
    const { body } = await app.call('POST', `/api/widget/${project.id}/session`, { body: { token } });
    expect(body).toMatchObject({
      identity: 'verified',
      user: { email: 'ada@example.com', name: 'Ada “A” Ünal' },
    });
    expect(php('0', 'token')).toBe('204');
    expect(php('7', 'token', { SECRET: '' })).toBe('204');
    expect(php('7', 'page')).toBe(
      `<script src="${EXAMPLE.publicUrl}/widget.js" data-project-id="${project.id}" ` +
        'data-identity-url="https://shop.example/?reqio-token" async></script>',
    );
  });
});
