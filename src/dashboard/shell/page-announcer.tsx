import { useEffect, useState } from 'react';

/** Says the title of the page that has been opened: a change of pages loads nothing that a screen reader would hear. */
export function PageAnnouncer() {
  const [title, setTitle] = useState('');
  useEffect(() => {
    let said = document.title;
    const watch = new MutationObserver(() => {
      if (document.title === said || document.title === '') return;
      said = document.title;
      setTitle(said);
    });
    watch.observe(document.head, { childList: true, subtree: true, characterData: true });
    return () => watch.disconnect();
  }, []);
  return (
    <p role="status" className="sr-only">
      {title}
    </p>
  );
}
