import type { SetUpStepDto } from '../../../contract/identity.dto';
import type { Stack } from '../../../contract/stacks';
import { Tabs } from '../../ui/tabs';
import { CodeBlock } from './code-block';
import { Step } from './step';
import { WithSnippet } from './with-snippet';

interface EmbedStepProps {
  projectId: string;
  state: SetUpStepDto;
  stack: Stack | null;
}

export function EmbedStep({ projectId, state, stack }: EmbedStepProps) {
  return (
    <Step
      number={4}
      state={state}
      description="One tag on each page where people may ask for something. Without a token the widget works as well, and who uses it is anonymous."
    >
      <WithSnippet projectId={projectId} stack={stack}>
        {({ embed, identify, react }) => (
          <Tabs
            label="Kind of page"
            tabs={[
              {
                name: 'Pages made by your server',
                content: (
                  <>
                    <p className="text-sm text-pretty text-muted">
                      Put the minted token where <code>IDENTITY_TOKEN</code> stands. Leave the attribute out
                      for users who are not signed in. A token is good for five minutes: where pages stay open
                      longer, add <code>data-identity-url="/reqio-token"</code>, an address of the same origin
                      that answers a fresh one as text.
                    </p>
                    <CodeBlock title="The tag" code={embed.code} language={embed.language} copy="Copy tag" />
                  </>
                ),
              },
              {
                name: 'Single-page apps',
                content: (
                  <>
                    <p className="text-sm text-pretty text-muted">
                      They learn later who is signed in: call <code>Reqio.identify</code> after sign-in, and{' '}
                      <code>Reqio.resetUser()</code> after sign-out.
                    </p>
                    <CodeBlock
                      title="The tag and the call"
                      code={identify.code}
                      language={identify.language}
                      copy="Copy code"
                    />
                  </>
                ),
              },
              {
                name: 'React',
                content: (
                  <>
                    <p className="text-sm text-pretty text-muted">
                      The same as a component, for React 18 and newer: <code>null</code> while nobody is
                      signed in. Keep the function the same from render to render, outside of the component or
                      with <code>useCallback</code>. It is part of Reqio’s own package;{' '}
                      <code>docs/integrate/react.md</code> there says how to install it.
                    </p>
                    <CodeBlock
                      title={react.filename}
                      code={react.code}
                      language={react.language}
                      copy="Copy component"
                    />
                  </>
                ),
              },
            ]}
          />
        )}
      </WithSnippet>
    </Step>
  );
}
