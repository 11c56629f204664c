import { isPlain } from './board-query.js';
import { markup, type Html } from './html.js';
import { filter, list } from './list.js';
import { styleName, styleVersion } from './style.js';
import type { ThemeMode } from '../../contract/theme.dto.js';
import type { BoardView } from './view.js';
import type { Words } from './words.js';

/**
 * A project's board as a page. Where a script runs, the widget's panel takes the place of the list, on the board's own
 * address: what a search or a status shows has to stay what its address says.
 */
export function boardPage(view: BoardView): string {
  const { words, project, heading, intro, requests } = view;
  const main = markup`<p class="project" dir="auto">${project}</p>
    <h1 dir="auto">${heading}</h1>
    ${intro === null ? null : markup`<p class="intro" dir="auto">${intro}</p>`}
    ${
      requests === null
        ? markup`<p class="nothing">${words.verifiedAlone(project)}</p>`
        : markup`${filter(view)}
            <div class="board" id="reqio-board">${list(view)}</div>`
    }`;
  const script = requests !== null && isPlain(view.query) ? panel(view) : null;
  return document({ ...view, title: `${heading} · ${project}`, head: head(view), main, script });
}

function panel({ place, projectId }: BoardView): Html {
  return markup`<script
    src="${place.base}/widget.js"
    data-project-id="${projectId}"
    data-mode="board"
    data-mount="#reqio-board"
    async
  ></script>`;
}

/** A page that says why there is none. */
export function noticePage(words: Words, base: string, { title, text }: Words['gone']): string {
  return document({
    words,
    place: { base },
    direction: 'ltr',
    accent: null,
    mode: 'auto',
    title,
    head: markup`<meta name="robots" content="noindex" />`,
    main: markup`<div class="notice">
      <h1>${title}</h1>
      <p class="intro">${text}</p>
    </div>`,
    script: null,
  });
}

/** What other sites and search engines read. */
function head({ place, project, heading, intro, words, query, indexed, requests }: BoardView): Html {
  const description = intro ?? words.description(project);
  const plain = isPlain(query);
  return markup`<meta name="description" content="${description}" />
    ${plain ? markup`<link rel="canonical" href="${place.url}" />` : null}
    ${indexed && plain && requests ? null : markup`<meta name="robots" content="noindex" />`}
    <meta property="og:type" content="website" />
    <meta property="og:site_name" content="${project}" />
    <meta property="og:title" content="${heading}" />
    <meta property="og:description" content="${description}" />
    <meta property="og:url" content="${place.url}" />
    <meta name="twitter:card" content="summary" />
    <meta name="twitter:title" content="${heading} · ${project}" />
    <meta name="twitter:description" content="${description}" />`;
}

interface Document {
  words: Words;
  place: { base: string };
  direction: 'ltr' | 'rtl';
  accent: string | null;
  mode: ThemeMode;
  title: string;
  head: Html;
  main: Html;
  script: Html | null;
}

function document(page: Document): string {
  const { words, place, direction, accent, mode } = page;
  const style = `${place.base}/p/style/${styleName(accent, mode)}?v=${styleVersion}`;
  return markup`<!doctype html>
    <html lang="${words.language}" dir="${direction}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${page.title}</title>
        ${page.head}
        <link rel="icon" href="${place.base}/favicon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="${style}" />
      </head>
      <body>
        <main class="page">${page.main}</main>
        ${page.script}
      </body>
    </html>
`.text;
}
