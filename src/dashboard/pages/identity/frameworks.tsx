import type { FrameworkDto } from '../../../contract/snippets.dto';
import { Tabs } from '../../ui/tabs';
import { CodeBlock } from './code-block';

/** The token's route and the tag in the layout, in each framework of the stack. */
export function Frameworks({ frameworks }: { frameworks: FrameworkDto[] }) {
  const tabs = frameworks.map(({ framework, files, navigation }) => ({
    name: framework,
    content: (
      <>
        {files.map(({ filename, language, code }) => (
          <CodeBlock
            key={filename}
            title={filename}
            language={language}
            code={code}
            copy={`Copy ${filename.split('/').at(-1)}`}
          />
        ))}
        <p className="text-sm text-pretty text-muted">{navigation}</p>
      </>
    ),
  }));
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <h3 className="font-medium">Add the route and the tag</h3>
      <Tabs label="Framework" tabs={tabs} />
    </div>
  );
}
