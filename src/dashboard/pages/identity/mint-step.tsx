import type { SetUpStepDto } from '../../../contract/identity.dto';
import type { Stack } from '../../../contract/stacks';
import { CodeBlock } from './code-block';
import { Frameworks } from './frameworks';
import { SecretLine } from './secret-line';
import { Step } from './step';
import { WithSnippet } from './with-snippet';

interface MintStepProps {
  projectId: string;
  state: SetUpStepDto;
  stack: Stack | null;
}

export function MintStep({ projectId, state, stack }: MintStepProps) {
  return (
    <Step
      number={3}
      state={state}
      description="Your server makes a token for each signed-in user whenever it makes a page, and whenever the widget asks its route for a fresh one: a token is good for five minutes. Project and audience are filled in. Where your users keep plan and amount is yours to fill in; what is unknown is left out."
      summary="A token of your server’s has verified."
    >
      <WithSnippet projectId={projectId} stack={stack}>
        {({ install, mint, frameworks, agentPrompt }) => (
          <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_19rem]">
            <div className="flex min-w-0 flex-col gap-5">
              <SecretLine label="Install the library" text={install} copy="Copy command" />
              <CodeBlock
                title={mint.filename}
                code={mint.code}
                language={mint.language}
                copy="Copy snippet"
              />
              <Frameworks key={stack} frameworks={frameworks} />
            </div>
            <div className="flex min-w-0 flex-col gap-2 xl:sticky xl:top-16">
              <h3 className="font-medium">Or let your coding assistant do it</h3>
              <p className="text-sm text-pretty text-muted">
                The whole task in words, for any assistant. The secret is not in it, and an assistant does not
                need it.
              </p>
              <CodeBlock title="Prompt" code={agentPrompt} language="text" copy="Copy prompt" prose />
            </div>
          </div>
        )}
      </WithSnippet>
    </Step>
  );
}
