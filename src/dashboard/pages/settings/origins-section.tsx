import { TextAreaField } from '../../ui/field';
import { Section } from '../../ui/page';
import { originsOf, type GeneralPart } from './general-form';

/** On whose pages the widget may run. */
export function OriginsSection({ draft: { values, set }, error, disabled }: GeneralPart) {
  const count = originsOf(values.origins).length;
  return (
    <Section
      title="Where the widget runs"
      description="Browsers send the origin of the page that calls; pages of other origins get no answer that they can read. It keeps others from showing your list on their pages. It is no protection against programs, which send what they like."
    >
      <TextAreaField
        className="max-w-2xl"
        label="Allowed origins"
        rows={4}
        spellCheck={false}
        autoComplete="off"
        placeholder="https://app.example.com"
        disabled={disabled}
        value={values.origins}
        onChange={(event) => set('origins', event.target.value)}
        hint={
          <>
            One a line: scheme and host, with the port where there is one, without a path, such as{' '}
            <code>https://app.example.com</code> or <code>http://localhost:3000</code>.{' '}
            <strong className="font-medium text-ink">
              {count === 0
                ? 'Empty: any page may show the widget.'
                : `Only ${places(count)} may show the widget.`}
            </strong>
          </>
        }
        error={error?.field('allowedOrigins')}
      />
    </Section>
  );
}

const places = (count: number): string => (count === 1 ? 'this origin' : `these ${count} origins`);
