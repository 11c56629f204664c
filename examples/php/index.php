<?php
require __DIR__ . '/vendor/autoload.php';
require __DIR__ . '/reqio_token.php';

// Your own sign-in.
$user = (object) ['id' => 42, 'email' => 'ada@example.com', 'plan' => 'pro', 'amount' => 58800, 'interval' => 'year'];
$token = reqio_token($user) ?? '';
?>
<!doctype html>
<html lang="en">
  <head><meta charset="utf-8"><title>Hello</title></head>
  <body>
    <h1>Hello</h1>
    <script
      src="<?= htmlspecialchars(getenv('REQIO_URL')) ?>/widget.js"
      data-project-id="<?= htmlspecialchars(getenv('REQIO_PROJECT_ID')) ?>"
      data-identity-token="<?= htmlspecialchars($token) ?>"
      async
    ></script>
  </body>
</html>
