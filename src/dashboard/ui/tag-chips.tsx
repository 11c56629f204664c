import { X } from 'lucide-react';

/** Tags that can be taken away. */
export function TagChips({ tags, onRemove }: { tags: string[]; onRemove: (tag: string) => void }) {
  if (tags.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-1.5">
      {tags.map((tag) => (
        <li key={tag} className="flex items-center gap-0.5 rounded bg-raised pl-2 wrap-anywhere">
          {tag}
          <button
            type="button"
            aria-label={`Remove tag ${tag}`}
            className="grid size-6 place-items-center rounded text-muted hover:text-ink pointer-coarse:size-11"
            onClick={() => onRemove(tag)}
          >
            <X aria-hidden size={12} />
          </button>
        </li>
      ))}
    </ul>
  );
}
