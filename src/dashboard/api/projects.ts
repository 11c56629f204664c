import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { ChangeProjectDto, ProjectDto, ProjectsDto } from '../../contract/projects.dto';
import { call } from './client';
import { create } from './create';

export const projectsQuery = queryOptions({
  queryKey: ['projects'],
  queryFn: ({ signal }) => call<ProjectsDto>('GET', 'projects?limit=200', undefined, signal),
});

export const projectQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['project', projectId],
    queryFn: ({ signal }) => call<ProjectDto>('GET', `projects/${projectId}`, undefined, signal),
  });

export function useCreateProject() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (name: string) => create<ProjectDto>('projects', { name }),
    onSuccess: () => client.invalidateQueries({ queryKey: projectsQuery.queryKey }),
  });
}

export function useChangeProject(projectId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: ChangeProjectDto) => call<ProjectDto>('PATCH', `projects/${projectId}`, change),
    onSuccess: (project) => {
      client.setQueryData(projectQuery(projectId).queryKey, project);
      return client.invalidateQueries({ queryKey: projectsQuery.queryKey });
    },
  });
}

/** Deletes the project for good. Its queries go when its pages are left: until then they would find nothing. */
export function useDeleteProject(projectId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call<undefined>('DELETE', `projects/${projectId}`),
    onSuccess: () =>
      client.setQueryData(
        projectsQuery.queryKey,
        (before) => before && { ...before, items: before.items.filter(({ id }) => id !== projectId) },
      ),
  });
}
