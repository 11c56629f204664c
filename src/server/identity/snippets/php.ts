import type { CodeFileDto, FrameworkDto } from '../../../contract/snippets.dto.js';
import { widgetTag, type Place } from './embed.js';

export const php = {
  install: 'composer require firebase/php-jwt',
  mint: ({ audience }: Place): CodeFileDto => ({
    filename: 'reqio_token.php',
    language: 'php',
    code: `<?php

use Firebase\\JWT\\JWT;

/** On the server only: a token that says who is signed in, good for five minutes. */
function reqio_token(object $user): string
{
    $now = time();
    $claims = [
        'sub' => (string) $user->id,
        'aud' => '${audience}',
        'iat' => $now,
        'exp' => $now + 300,
        'email' => $user->email,
        // 'email_verified' => $user->email_verified, // false keeps this address from joining people
        // 'name' => $user->name,
        // 'company' => ['id' => (string) $user->company_id, 'name' => $user->company_name], // who pays, if not the user
        'traits' => [
            'plan' => $user->plan,
            'amount' => (int) $user->amount, // cents as billed; a number, not text
            'interval' => $user->interval, // 'month' or 'year'
        ],
    ];
    // The whole text is the key, «rqs_» included.
    return JWT::encode($claims, getenv('REQIO_SECRET'), 'HS256');
}
`,
  }),
  frameworks: (place: Place): FrameworkDto[] => [
    {
      framework: 'Laravel',
      files: [
        {
          filename: 'app/Providers/AppServiceProvider.php',
          language: 'php',
          code: `<?php

namespace App\\Providers;

use Illuminate\\Support\\Facades\\View;
use Illuminate\\Support\\ServiceProvider;

require_once base_path('reqio_token.php');

class AppServiceProvider extends ServiceProvider
{
    public function boot(): void
    {
        View::composer('layouts.app', function ($view) {
            $user = auth()->user();
            $view->with('reqioToken', $user ? \\reqio_token($user) : '');
        });
    }
}
`,
        },
        {
          filename: 'resources/views/layouts/app.blade.php',
          language: 'html',
          code: `${widgetTag(place, 'data-identity-token="{{ $reqioToken }}"')}\n`,
        },
      ],
    },
    {
      framework: 'Plain PHP',
      files: [
        {
          filename: 'index.php',
          language: 'php',
          code: `<?php
require __DIR__ . '/vendor/autoload.php';
require __DIR__ . '/reqio_token.php';

session_start();
$user = $_SESSION['user'] ?? null; // your own sign-in
$token = $user ? reqio_token((object) $user) : '';
?>
<!doctype html>
<h1>Hello</h1>
${widgetTag(place, 'data-identity-token="<?= htmlspecialchars($token) ?>"')}
`,
        },
      ],
    },
  ],
};
