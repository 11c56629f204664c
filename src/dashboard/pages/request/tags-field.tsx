import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { tagsQuery } from '../../api/requests';
import { TextField } from '../../ui/field';
import { TagChips } from '../../ui/tag-chips';

interface Props {
  projectId: string;
  tags: string[];
  error?: string;
  onChange: (tags: string[]) => void;
}

/** Tags as chips: Enter, a comma or leaving the field adds what was typed; the project's own ones are suggested. */
export function TagsField({ projectId, tags, error, onChange }: Props) {
  const [typed, setTyped] = useState('');
  const { data: known } = useQuery(tagsQuery(projectId));
  const list = useId();
  const has = (tag: string) => tags.some((one) => one.toLowerCase() === tag.toLowerCase());
  const add = () => {
    const names = typed.split(',').map((name) => name.trim());
    onChange([...tags, ...names.filter((name) => name !== '' && !has(name))]);
    setTyped('');
  };

  return (
    <div className="flex flex-col gap-1.5">
      <TextField
        label="Tags"
        list={list}
        hint="Press Enter to add one."
        value={typed}
        error={error}
        onChange={({ target }) => setTyped(target.value)}
        onBlur={() => typed.trim() !== '' && add()}
        onKeyDown={(event) => {
          if ((event.key !== 'Enter' && event.key !== ',') || typed.trim() === '') return;
          event.preventDefault();
          add();
        }}
      />
      <datalist id={list}>
        {known?.items.map(({ tag }) => !has(tag) && <option key={tag} value={tag} />)}
      </datalist>
      <TagChips tags={tags} onRemove={(tag) => onChange(tags.filter((one) => one !== tag))} />
    </div>
  );
}
