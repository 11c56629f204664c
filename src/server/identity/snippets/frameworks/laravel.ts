import type { CodeFileDto } from '../../../../contract/snippets.dto.js';
import { widgetTag } from '../embed.js';
import { TOKEN_ROUTE, type Place } from '../place.js';

export const laravelFiles = (place: Place): CodeFileDto[] => [
  {
    filename: 'composer.json',
    language: 'json',
    code: `{
    "autoload": {
        "files": ["reqio_token.php"]
    }
}
`,
  },
  {
    filename: 'config/services.php',
    language: 'php',
    code: `<?php

return [
    // Add this to the existing entries. Once its configuration is cached, Laravel no longer reads the environment.
    'reqio' => ['secret' => env('REQIO_SECRET')],
];
`,
  },
  {
    filename: 'routes/web.php',
    language: 'php',
    code: `<?php

use Illuminate\\Support\\Facades\\Route;

// No auth middleware here: it would send visitors to the sign-in page.
Route::get('${TOKEN_ROUTE}', function () {
    $token = reqio_token(auth()->user(), config('services.reqio.secret'));
    return response($token ?? '', $token === null ? 204 : 200)
        ->header('Cache-Control', 'no-store')
        ->header('Content-Type', 'text/plain');
});
`,
  },
  {
    filename: 'resources/views/layouts/app.blade.php',
    language: 'html',
    code: `{{-- At the end of <body> --}}
${widgetTag(place, `data-identity-token="{{ reqio_token(auth()->user(), config('services.reqio.secret')) }}"`)}
`,
  },
];
