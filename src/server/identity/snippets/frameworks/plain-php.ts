import type { CodeFileDto } from '../../../../contract/snippets.dto.js';
import { widgetTag } from '../embed.js';
import type { Place } from '../place.js';

/** Without a router, the address of the route is that of its file. */
const ROUTE = '/reqio-token.php';

export const plainPhpFiles = (place: Place): CodeFileDto[] => [
  {
    filename: 'reqio.php',
    language: 'php',
    code: `<?php
require_once __DIR__ . '/vendor/autoload.php';
require_once __DIR__ . '/reqio_token.php';

/** The signed-in user from your own session, or null for a visitor. */
function reqio_user(): ?object
{
    if (session_status() === PHP_SESSION_NONE) {
        session_start();
    }
    return isset($_SESSION['user']) ? (object) $_SESSION['user'] : null;
}
`,
  },
  {
    filename: 'reqio-token.php',
    language: 'php',
    code: `<?php
require_once __DIR__ . '/reqio.php';

$token = reqio_token(reqio_user());
header('Cache-Control: no-store');
header('Content-Type: text/plain');
http_response_code($token === null ? 204 : 200);
echo $token;
`,
  },
  {
    filename: 'footer.php',
    language: 'php',
    code: `<?php
// Require it at the top of your page as well, before any output: the session has to set its cookie.
require_once __DIR__ . '/reqio.php';
?>
<!-- At the end of <body> -->
${widgetTag(place, 'data-identity-token="<?= reqio_token(reqio_user()) ?>"', { route: ROUTE })}
`,
  },
];
