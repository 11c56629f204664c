<?php

use Firebase\JWT\JWT;

/** On the server only: a token that says who is signed in, good for five minutes. */
function reqio_token(object $user): string
{
    $now = time();
    $claims = [
        'sub' => (string) $user->id,
        'aud' => getenv('REQIO_URL') . '/p/' . getenv('REQIO_PROJECT_ID'),
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
