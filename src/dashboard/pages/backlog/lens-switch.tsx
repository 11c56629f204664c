import { useQuery } from '@tanstack/react-query';
import { builtInLenses } from '../../../contract/lenses';
import { lensesQuery } from '../../api/lenses';
import { Select } from '../../ui/select';
import { lensNames } from '../../ui/lens-names';

interface Props {
  projectId: string;
  value: string;
  onChange: (lens: string) => void;
}

/** The built-in lenses and the saved ones. */
export function LensSwitch({ projectId, value, onChange }: Props) {
  const { data } = useQuery(lensesQuery(projectId));
  const saved = (data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const options = [
    ...builtInLenses.map((lens) => ({ value: lens as string, label: lensNames[lens] })),
    ...saved,
  ];
  return <Select label="Lens" value={value} options={options} onChange={onChange} className="w-40!" />;
}
