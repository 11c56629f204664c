/** The board's rules, by hand; the colours come before them. Directions are logical: it is read from either side. */
export const rules = `* {
  box-sizing: border-box;
  margin: 0;
}
body {
  background: var(--canvas);
  color: var(--ink);
  font: 16px/1.5 ui-sans-serif, system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif;
  -webkit-font-smoothing: antialiased;
}
a {
  color: inherit;
  text-underline-offset: 0.2em;
}
:focus-visible {
  outline: 2px solid var(--ink);
  outline-offset: 2px;
}
.page {
  max-width: 46rem;
  margin-inline: auto;
  padding: 2.5rem 1.25rem 5rem;
  overflow-wrap: anywhere;
}
.project {
  color: var(--muted);
  font-weight: 500;
}
h1 {
  font-size: 1.875rem;
  line-height: 1.2;
  letter-spacing: -0.015em;
  text-wrap: balance;
}
.intro {
  margin-block-start: 0.5rem;
  color: var(--muted);
  text-wrap: pretty;
}
.board {
  margin-block-start: 0.875rem;
}
form {
  display: flex;
  gap: 0.5rem;
}
input,
button {
  min-width: 0;
  padding: 0.5rem 0.875rem;
  border: 1px solid var(--strong);
  border-radius: 0.5rem;
  background: var(--surface);
  color: inherit;
  font: inherit;
}
input {
  flex: 1;
}
button {
  border-color: transparent;
  background: var(--accent);
  color: var(--on-accent);
  font-weight: 500;
  cursor: pointer;
}
.filter {
  display: flex;
  flex-wrap: wrap;
  gap: 0.375rem;
  margin-block-start: 1.5rem;
  padding: 0;
  list-style: none;
}
.filter a {
  display: block;
  padding: 0.1875rem 0.75rem;
  border: 1px solid var(--line);
  border-radius: 1rem;
  background: var(--surface);
  font-size: 0.875rem;
  text-decoration: none;
}
.filter a:hover {
  border-color: var(--strong);
}
.filter [aria-current] {
  border-color: var(--ink);
  box-shadow: inset 0 0 0 1px var(--ink);
  font-weight: 600;
}
.requests {
  margin-block-start: 0.75rem;
  padding: 0;
  list-style: none;
}
.requests > li {
  border-block-start: 1px solid var(--line);
}
article {
  position: relative;
  min-height: 5rem;
  padding-block: 0.875rem;
  padding-inline-start: 4.25rem;
}
.votes {
  position: absolute;
  inset-block-start: 0.875rem;
  inset-inline-start: 0;
  width: 3.375rem;
  padding-block: 0.3125rem;
  border: 1px solid var(--line);
  border-radius: 0.625rem;
  background: var(--surface);
  color: var(--muted);
  font-size: 0.6875rem;
  line-height: 1.3;
  text-align: center;
  overflow-wrap: normal;
}
.votes strong {
  display: block;
  color: var(--ink);
  font-size: 0.9375rem;
  font-variant-numeric: tabular-nums;
}
h2 {
  font-size: 0.9375rem;
  font-weight: 650;
  line-height: 1.45;
}
.text,
.meta {
  color: var(--muted);
  font-size: 0.875rem;
}
.meta {
  margin-block-start: 0.125rem;
  font-size: 0.8125rem;
}
p.text,
.text p {
  white-space: pre-line;
}
summary {
  width: fit-content;
  text-decoration: underline;
  text-underline-offset: 0.2em;
  cursor: pointer;
}
.nothing {
  margin-block-start: 1.25rem;
  padding: 2.5rem 1.25rem;
  border: 1px dashed var(--strong);
  border-radius: 0.75rem;
  text-align: center;
}
.notice {
  padding-block-start: 18vh;
}
.pages {
  display: flex;
  flex-wrap: wrap;
  gap: 0.5rem 1.5rem;
  margin-block-start: 1.25rem;
}
.hint {
  margin-block-start: 1.25rem;
  color: var(--muted);
  font-size: 0.875rem;
}
@media (max-width: 30rem) {
  .page {
    padding-block-start: 1.75rem;
    padding-inline: 1rem;
  }
}
`;
