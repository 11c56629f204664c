import type { ReactNode } from 'react';
import ReactMarkdown, { type Components } from 'react-markdown';
import rehypeSanitize from 'rehype-sanitize';

/** A page has its own h1 and h2: the writer's headings come below them. */
const Heading = ({ children }: { children?: ReactNode }) => (
  <h3 className="text-lg font-semibold">{children}</h3>
);

const Elsewhere = ({ href, children }: { href?: string; children?: ReactNode }) => (
  <a
    href={href}
    target="_blank"
    rel="noopener noreferrer nofollow"
    className="font-medium text-accent underline underline-offset-2"
  >
    {children}
  </a>
);

const components: Components = {
  h1: Heading,
  h2: Heading,
  h3: Heading,
  h4: Heading,
  h5: Heading,
  h6: Heading,
  a: ({ href, children }) => <Elsewhere href={href}>{children}</Elsewhere>,
  // A picture on another host would tell it who reads the page: it is a link.
  img: ({ src, alt }) => (
    <Elsewhere href={typeof src === 'string' ? src : undefined}>{alt || 'Picture'}</Elsewhere>
  ),
  ul: ({ children }) => <ul className="list-disc pl-5">{children}</ul>,
  ol: ({ children, start }) => (
    <ol start={start} className="list-decimal pl-5">
      {children}
    </ol>
  ),
  blockquote: ({ children }) => (
    <blockquote className="border-l-2 border-line-strong pl-3 text-muted">{children}</blockquote>
  ),
  pre: ({ children }) => (
    <pre tabIndex={0} className="overflow-x-auto rounded-md bg-raised p-3 font-mono text-sm">
      {children}
    </pre>
  ),
  code: ({ children }) => <code className="rounded bg-raised px-1 font-mono text-sm">{children}</code>,
  hr: () => <hr className="border-line" />,
};

/** Text that anybody may have written: Markdown without HTML, sanitised, that loads nothing from elsewhere. */
export function Markdown({ text }: { text: string }) {
  return (
    <div className="flex max-w-prose flex-col gap-3 wrap-anywhere">
      <ReactMarkdown rehypePlugins={[rehypeSanitize]} components={components}>
        {text}
      </ReactMarkdown>
    </div>
  );
}
