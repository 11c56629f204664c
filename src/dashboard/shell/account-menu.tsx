import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { CircleUser, LogOut, Monitor, Moon, Sun, type LucideIcon } from 'lucide-react';
import { useState } from 'react';
import { meQuery, useSignOut } from '../api/session';
import { IconButton } from '../ui/button';
import { Menu, MenuChoice, MenuItem, MenuSeparator } from '../ui/menu';
import { sayError } from '../ui/toasts';
import { rememberedTheme, type Theme } from './theme';

/** Who is signed in, the theme, and the way out. */
export function AccountMenu() {
  const navigate = useNavigate();
  const { data: me } = useQuery(meQuery);
  const signOut = useSignOut();
  const leave = () =>
    signOut.mutate(undefined, { onSuccess: () => void navigate({ to: '/sign-in' }), onError: sayError });
  return (
    <Menu
      trigger={
        <IconButton label={`Account: ${me?.name ?? ''}`}>
          <CircleUser aria-hidden size={18} />
        </IconButton>
      }
    >
      <p className="px-2 py-1 text-sm text-muted">{me?.email}</p>
      <MenuSeparator />
      <ThemeChoice />
      <MenuSeparator />
      <MenuItem onSelect={leave}>
        <LogOut aria-hidden size={14} /> Sign out
      </MenuItem>
    </Menu>
  );
}

const theme = (value: Theme, Icon: LucideIcon, label: string) => ({
  value,
  label: (
    <>
      <Icon aria-hidden size={14} /> {label}
    </>
  ),
});
const themes = [
  theme('auto', Monitor, 'Theme of the system'),
  theme('light', Sun, 'Light'),
  theme('dark', Moon, 'Dark'),
];

function ThemeChoice() {
  const [chosen, setChosen] = useState(() => rememberedTheme.get());
  const choose = (next: Theme) => {
    setChosen(next);
    rememberedTheme.set(next);
  };
  return <MenuChoice label="Theme" value={chosen} options={themes} onChange={choose} />;
}
