import { Link } from '@tanstack/react-router';
import { Notice } from '../ui/notice';

/** The project was deleted while a page of it was open, or the member was taken out of it. What was typed stays. */
export function ProjectGone() {
  return (
    <div className="px-4 pt-3">
      <Notice
        tone="negative"
        role="alert"
        action={
          <Link to="/" className="font-medium whitespace-nowrap text-accent underline">
            To your projects
          </Link>
        }
      >
        This project was deleted, or you are not a member of it any more. Nothing here can be saved: copy what
        you still need of what you typed.
      </Notice>
    </div>
  );
}
