import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';

const DESCRIPTION = `Feature requests, ranked by the revenue of the customers who ask.

Errors are \`application/problem+json\` with a \`code\` of a closed list. Lists page by opaque cursors. Money is in
whole cents, times are ISO 8601 in UTC. Widget calls take an identity token (\`Authorization: Bearer\`) and a visitor
id (\`X-Reqio-Visitor\`), both optional; the others take a member's session cookie. A POST that creates takes an
\`Idempotency-Key\`: sent again within 24 hours it is not done again, and \`Idempotency-Replayed: true\` says so.`;

/** Swagger UI keeps its styles in its page; everything it loads is served from here. */
const PAGE_POLICY =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";

/** The API page at `/api/docs` and its JSON at `/api/docs-json`, made when they are first asked for. */
export function serveOpenApi(app: NestFastifyApplication): void {
  const config = new DocumentBuilder()
    .setTitle('Reqio')
    .setDescription(DESCRIPTION)
    .setVersion('1')
    .addCookieAuth('reqio_session')
    .addBearerAuth({
      type: 'http',
      bearerFormat: 'JWT',
      description: 'An identity token, for the widget’s calls',
    })
    .build();
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onSend', async (request, reply) => {
      if (request.url.startsWith('/api/docs')) reply.header('content-security-policy', PAGE_POLICY);
    });
  let document: OpenAPIObject | undefined;
  SwaggerModule.setup(
    'api/docs',
    app,
    () => (document ??= withDefaults(SwaggerModule.createDocument(app, config))),
    {
      jsonDocumentUrl: 'api/docs-json',
      yamlDocumentUrl: 'api/docs-yaml',
      customSiteTitle: 'Reqio API',
    },
  );
}

/** The compiler's plugin calls every member without `?` required; one with a default may be left out. */
function withDefaults(document: OpenAPIObject): OpenAPIObject {
  for (const path of Object.values(document.paths)) {
    for (const operation of [path.get, path.put, path.post, path.patch, path.delete]) {
      for (const parameter of operation?.parameters ?? []) {
        const hasDefault = 'schema' in parameter && hasOwnDefault(parameter.schema);
        if (hasDefault) parameter.required = false;
      }
    }
  }
  for (const schema of Object.values(document.components?.schemas ?? {})) {
    if ('required' in schema) {
      schema.required = schema.required?.filter((name) => !hasOwnDefault(schema.properties?.[name]));
    }
  }
  return document;
}

const hasOwnDefault = (schema: object | undefined): boolean =>
  schema !== undefined && 'default' in schema && schema.default !== undefined;
