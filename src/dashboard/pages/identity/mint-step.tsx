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
      description="Your server mints a token for the signed-in user with each page it renders, and whenever the widget asks its route for a fresh one: a token is valid for five minutes. Project and audience are filled in. Fill in where your app keeps plan and amount, and leave out what is unknown."
      summary="A token from your server has verified."
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
                The whole task in words, for any assistant. It does not contain the secret, and the assistant
                does not need it.
              </p>
              <CodeBlock title="Prompt" code={agentPrompt} language="text" copy="Copy prompt" prose />
            </div>
          </div>
        )}
      </WithSnippet>
    </Step>
  );
}
