import type { ProjectDto } from '../../../contract/projects.dto';
import { Copy } from '../../ui/copy';
import { TextField } from '../../ui/field';
import { Section } from '../../ui/page';
import type { GeneralPart } from './general-form';

const common = ['USD', 'EUR', 'GBP', 'CHF', 'CAD', 'AUD', 'JPY', 'SEK', 'NOK', 'DKK', 'PLN', 'INR', 'BRL'];

/** What the browser calls a currency; undefined for what is none. */
function nameOf(currency: string): string | undefined {
  if (!/^[A-Z]{3}$/.test(currency)) return undefined;
  return new Intl.DisplayNames(undefined, { type: 'currency', fallback: 'none' }).of(currency);
}

export function ProjectSection({ project, draft, error, disabled }: GeneralPart & { project: ProjectDto }) {
  const { values, set } = draft;
  return (
    <Section title="Project">
      <TextField
        className="max-w-md"
        label="Name"
        required
        maxLength={100}
        disabled={disabled}
        value={values.name}
        onChange={(event) => set('name', event.target.value)}
        error={error?.field('name')}
      />
      <div className="max-w-md">
        <TextField
          short
          label="Currency"
          required
          maxLength={3}
          spellCheck={false}
          autoComplete="off"
          list="currencies"
          disabled={disabled}
          value={values.currency}
          onChange={(event) => set('currency', event.target.value.toUpperCase())}
          hint={`${nameOf(values.currency) ?? 'A code of three letters, such as USD'}. Amounts are shown in it and never converted.`}
          error={error?.field('currency')}
        />
        <datalist id="currencies">
          {common.map((code) => (
            <option key={code} value={code}>
              {nameOf(code)}
            </option>
          ))}
        </datalist>
      </div>
      <div className="flex flex-wrap items-end gap-x-4 gap-y-2">
        <dl className="min-w-0">
          <dt className="text-sm font-medium">Project id</dt>
          <dd className="font-mono text-sm wrap-anywhere text-muted">{project.id}</dd>
        </dl>
        <Copy text={project.id} label="Copy id" />
      </div>
    </Section>
  );
}
