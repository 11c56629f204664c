import type { Role } from '../../../contract/roles';
import { Notice } from '../../ui/notice';

/** Why the controls of a settings page do not answer. */
export function ReadOnly({ role }: { role: Role }) {
  return (
    <Notice>
      You see these settings as {role === 'editor' ? 'an editor' : 'a viewer'}. Admins and owners of the
      project change them.
    </Notice>
  );
}
