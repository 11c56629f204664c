import { useQuery } from '@tanstack/react-query';
import { classes } from '../../ui/classes';
import { Copy } from '../../ui/copy';
import './code.css';
import { highlightQuery } from './highlight';

interface CodeBlockProps {
  /** Where the code goes: its file's name. */
  title: string;
  code: string;
  /** As the server names it; `text` has no colours. */
  language: string;
  /** What the button says. */
  copy: string;
  /** Lines are broken, and what is long scrolls: for words instead of code. */
  prose?: boolean;
}

/** Code of the server's with a button that copies it; without colours until the highlighter has been loaded. */
export function CodeBlock({ title, code, language, copy, prose = false }: CodeBlockProps) {
  const { data: html } = useQuery(highlightQuery(code, language));
  return (
    <figure className="flex min-w-0 flex-col overflow-hidden rounded-md border border-line bg-raised">
      <figcaption className="flex items-center justify-between gap-3 border-b border-line py-1 pr-1 pl-3">
        <span className={classes('min-w-0 truncate text-sm', prose ? 'font-medium' : 'font-mono')}>
          {title}
        </span>
        <Copy text={code} label={copy} />
      </figcaption>
      <pre
        role="group"
        aria-label={title}
        tabIndex={0}
        className={classes(
          'min-h-0 overflow-auto p-3 font-mono text-sm -outline-offset-2',
          prose && 'max-h-96 xl:max-h-[34rem] whitespace-pre-wrap wrap-anywhere',
        )}
      >
        {html ? <code dangerouslySetInnerHTML={{ __html: html }} /> : <code>{code}</code>}
      </pre>
    </figure>
  );
}
