import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { SnippetDto } from '../../../contract/snippets.dto';
import type { Stack } from '../../../contract/stacks';
import { snippetQuery } from '../../api/identity';
import { Failed, Loading } from '../../ui/states';

interface WithSnippetProps {
  projectId: string;
  stack: Stack | null;
  children: (snippet: SnippetDto) => ReactNode;
}

/** Shows what the stack's snippet is needed for, once there is a stack and its snippet has come. */
export function WithSnippet({ stack, ...rest }: WithSnippetProps) {
  if (stack === null) return <p className="text-muted">The code is here once you have chosen your stack.</p>;
  return <Loaded stack={stack} {...rest} />;
}

function Loaded({ projectId, stack, children }: WithSnippetProps & { stack: Stack }) {
  const { data, error, refetch } = useQuery(snippetQuery(projectId, stack));
  if (data) return children(data);
  return error ? <Failed error={error} retry={() => void refetch()} /> : <Loading />;
}
