import { Search } from 'lucide-react';
import { useState } from 'react';
import { inputClass } from './field';

interface Props {
  label: string;
  value: string;
  /** On Enter, and when the field is emptied. */
  onSearch: (value: string) => void;
}

export function SearchField({ label, value, onSearch }: Props) {
  const [typed, setTyped] = useState(value);
  return (
    <form
      role="search"
      className="relative w-full sm:w-72"
      onSubmit={(event) => {
        event.preventDefault();
        onSearch(typed.trim());
      }}
    >
      <Search aria-hidden size={14} className="absolute top-1/2 left-2.5 -translate-y-1/2 text-muted" />
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        value={typed}
        className={`${inputClass} pl-8!`}
        onChange={({ target }) => {
          setTyped(target.value);
          if (target.value === '') onSearch('');
        }}
      />
    </form>
  );
}
