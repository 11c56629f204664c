import { laravelFiles } from './frameworks/laravel.js';
import { plainPhpFiles } from './frameworks/plain-php.js';
import { companiesPay, optional, type Place } from './place.js';
import type { StackSnippet } from './stack-snippet.js';

function mint(place: Place) {
  const payer = companiesPay(place) ? '$payer' : '$user';
  return {
    filename: 'reqio_token.php',
    language: 'php',
    code: `<?php

use Firebase\\JWT\\JWT;

/** What to tell Reqio about a user: fill this in. What is null is left out; 0 means that nothing is paid. */
function reqio_claims(object $user): array
{
${companiesPay(place) ? '    $company = $user->company ?? null;\n    $payer = $company ?? $user; // the amount is for the whole company, not for one seat\n' : ''}    return [
        'email' => $user->email ?? null,
${optional(place, 'emailVerified', '//', "        'email_verified' => isset($user->email_verified_at), // false keeps this address from joining people")}        'name' => $user->name ?? null,
${optional(place, 'company', '//', companiesPay(place) ? "        'company' => $company ? ['id' => (string) $company->id, 'name' => $company->name ?? null] : null, // who pays" : "        'company' => ['id' => (string) $user->company->id, 'name' => $user->company->name], // who pays")}        'traits' => [
            'plan' => ${payer}->plan ?? null,
            // Cents as billed, times the quantity. For a price such as '49.90': round($price * 100)
            'amount' => reqio_number(${payer}->amount ?? null),
            'interval' => ${payer}->interval ?? null, // 'month' or 'year'
        ],
    ];
}

/** Databases return decimals as text. (int) would turn an unknown amount into 0, which means a free customer. */
function reqio_number(mixed $amount): int|float|null
{
    return is_numeric($amount) ? $amount + 0 : null;
}

/** Leaves out what is unknown: null would clear the stored value. */
function reqio_known(array $values): array
{
    $inside = array_map(fn ($value) => is_array($value) ? reqio_known($value) : $value, $values);
    return array_filter($inside, fn ($value) => !in_array($value, [null, '', []], true));
}

/** Server only: a token that says who is signed in, valid for five minutes; null without a user or a secret. */
function reqio_token(?object $user, ?string $secret = null): ?string
{
    static $warned = false;
    $secret ??= getenv('REQIO_SECRET') ?: ($_ENV['REQIO_SECRET'] ?? '');
    if ($secret === '' && !$warned) {
        $warned = true;
        error_log('REQIO_SECRET is not set: everybody is anonymous in Reqio.');
    }
    if ($secret === '' || !isset($user->id)) {
        return null;
    }
    $now = time();
    $claims = [
        'sub' => (string) $user->id,
        'aud' => '${place.audience}',
        'iat' => $now,
        'exp' => $now + 300,
    ];
    // The key is the whole secret, "rqs_" included.
    return JWT::encode($claims + reqio_known(reqio_claims($user)), $secret, 'HS256');
}
`,
  };
}

export const php: StackSnippet = {
  title: 'PHP',
  install: 'composer require firebase/php-jwt',
  mint,
  frameworks: (place) => [
    {
      framework: 'Laravel',
      files: laravelFiles(place),
      navigation:
        'With the tag at the end of <body>, Livewire’s wire:navigate and Turbo evaluate it with each page they load, so the widget follows who is signed in. With Inertia, load the widget once and call Reqio.identify after sign-in, as in a single-page app.',
    },
    {
      framework: 'Plain PHP',
      files: plainPhpFiles(place),
      navigation:
        'With the tag at the end of <body>, htmx and Turbo evaluate it with each page they load, so the widget follows who is signed in.',
    },
  ],
};
