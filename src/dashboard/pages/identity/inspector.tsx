import { useState } from 'react';
import { useInspectToken } from '../../api/identity';
import { Button } from '../../ui/button';
import { TextAreaField } from '../../ui/field';
import { Form } from '../../ui/form';
import { asApiError } from '../../ui/form-error';
import { Notice } from '../../ui/notice';
import { Section } from '../../ui/page';
import { Inspection } from './inspection';

interface InspectorProps {
  projectId: string;
  currency: string;
  mayInspect: boolean;
}

/** Takes a token apart, rule by rule. */
export function Inspector({ projectId, currency, mayInspect }: InspectorProps) {
  return (
    <Section
      title="Token inspector"
      description="Paste a token to see every rule that it keeps or breaks. Nothing of it is stored, and it is not counted."
    >
      {mayInspect ? (
        <InspectorForm projectId={projectId} currency={currency} />
      ) : (
        <Notice>Viewers cannot inspect tokens. Editors, admins and owners of the project can.</Notice>
      )}
    </Section>
  );
}

function InspectorForm({ projectId, currency }: Omit<InspectorProps, 'mayInspect'>) {
  const [token, setToken] = useState('');
  const inspect = useInspectToken(projectId);
  const error = asApiError(inspect.error);
  const type = (text: string) => {
    setToken(text);
    // What is shown is always about the token above it.
    inspect.reset();
  };
  return (
    <>
      <Form error={inspect.error} className="gap-3!" onSubmit={() => inspect.mutate(token)}>
        <TextAreaField
          label="Token"
          rows={4}
          spellCheck={false}
          autoComplete="off"
          placeholder="eyJhbGciOiJIUzI1NiJ9.…"
          className="[&_textarea]:font-mono"
          value={token}
          onChange={(event) => type(event.target.value)}
          error={error ? (error.field('token') ?? error.message) : undefined}
        />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" look="primary" busy={inspect.isPending} disabled={token === ''}>
            Inspect token
          </Button>
          {token !== '' && (
            <Button look="quiet" onClick={() => type('')}>
              Clear
            </Button>
          )}
        </div>
      </Form>
      {inspect.data && <Inspection inspection={inspect.data} currency={currency} />}
    </>
  );
}
