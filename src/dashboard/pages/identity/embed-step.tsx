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
      description="One tag in the layout of your pages. Without a token the widget works as well, and whoever uses it is anonymous."
      summary="The widget has been seen on a page of yours."
    >
      <WithSnippet projectId={projectId} stack={stack}>
        {({ embed, identify, sdk, react }) => (
          <Tabs
            label="Kind of page"
            tabs={[
              {
                name: 'Pages made by your server',
                content: (
                  <>
                    <p className="text-sm text-pretty text-muted">
                      The layout above has it already. Put the token where <code>IDENTITY_TOKEN</code> stands,
                      and nothing for users who are not signed in. The widget asks{' '}
                      <code>data-identity-url</code> for a fresh token before one ends. A later tag with
                      another token identifies the new user; one without a token signs the former user out.
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
                      They learn later who is signed in: call <code>Reqio.identify</code> at the start and
                      after each sign-in, and <code>Reqio.resetUser()</code> after a sign-out. This one tag
                      makes <code>window.Reqio</code> and loads the widget. With the plain tag instead, write{' '}
                      <code>window.Reqio?.identify</code>.
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
                name: 'React, Vue, Svelte',
                content: (
                  <>
                    <p className="text-sm text-pretty text-muted">
                      <code>@reqio/widget</code> comes from this server into your repository: types,{' '}
                      <code>loadReqio()</code> for any app, and a component for React 18 and newer. Pass{' '}
                      <code>null</code> while nobody is signed in, and keep the function the same from render
                      to render.
                    </p>
                    <CodeBlock title="Install" code={sdk.code} language={sdk.language} copy="Copy commands" />
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
