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
      description="One tag in the layout of your pages. The widget also works without a token: its users are then anonymous."
      summary="The widget has been seen on one of your pages."
    >
      <WithSnippet projectId={projectId} stack={stack}>
        {({ embed, identify, sdk, react }) => (
          <Tabs
            label="Kind of page"
            tabs={[
              {
                name: 'Server-rendered pages',
                content: (
                  <>
                    <p className="text-sm text-pretty text-muted">
                      The layout above already contains it. Replace <code>IDENTITY_TOKEN</code> with the
                      token, or with nothing for users who are not signed in. The widget gets a fresh token
                      from <code>data-identity-url</code> before the current one expires. A later tag with
                      another token identifies the new user; one without a token signs the previous user out.
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
                      These learn who is signed in after the page has loaded: call <code>Reqio.identify</code>{' '}
                      at the start and after each sign-in, and <code>Reqio.resetUser()</code> after a
                      sign-out. This tag creates <code>window.Reqio</code> and loads the widget. If you use
                      the plain tag instead, write <code>window.Reqio?.identify</code>.
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
                      Download <code>@reqio/widget</code> from this server into your repository: it has types,{' '}
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
