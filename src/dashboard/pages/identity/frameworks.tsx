import type { FrameworkDto } from '../../../contract/snippets.dto';
import { Tabs } from '../../ui/tabs';
import { CodeBlock } from './code-block';

/** How the token reaches the page, in each framework of the stack. */
export function Frameworks({ frameworks }: { frameworks: FrameworkDto[] }) {
  const tabs = frameworks.map(({ framework, files }) => ({
    name: framework,
    content: files.map(({ filename, language, code }) => (
      <CodeBlock
        key={filename}
        title={filename}
        language={language}
        code={code}
        copy={`Copy ${filename.split('/').at(-1)}`}
      />
    )),
  }));
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <h3 className="font-medium">Hand it to your pages</h3>
      <Tabs label="Framework" tabs={tabs} />
    </div>
  );
}
