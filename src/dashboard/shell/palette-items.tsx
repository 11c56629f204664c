import { Command } from 'cmdk';
import { StatusBadge } from '../ui/status';
import type { CommandGroup, PaletteCommand } from './palette-commands';

/** Things of one kind under their name. */
export function PaletteGroup({
  group: { heading, commands },
  onRun,
}: {
  group: CommandGroup;
  onRun: (command: PaletteCommand) => void;
}) {
  return (
    <Command.Group
      heading={heading}
      className="[&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-muted"
    >
      {commands.map((command) => (
        <PaletteItem key={command.id} command={command} onSelect={() => onRun(command)} />
      ))}
    </Command.Group>
  );
}

function PaletteItem({ command, onSelect }: { command: PaletteCommand; onSelect: () => void }) {
  const { id, label, icon: Icon, status } = command;
  return (
    <Command.Item
      value={id}
      onSelect={onSelect}
      className="flex min-h-9 cursor-pointer items-center gap-2.5 rounded-md px-3 py-1.5 data-[selected=true]:bg-raised pointer-coarse:min-h-11"
    >
      <Icon aria-hidden size={15} className="shrink-0 text-muted" />
      <span className="min-w-0 flex-1 truncate">{label}</span>
      {status && <StatusBadge status={status} />}
    </Command.Item>
  );
}
