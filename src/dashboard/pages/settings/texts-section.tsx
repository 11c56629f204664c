import { TextAreaField, TextField } from '../../ui/field';
import { Section } from '../../ui/page';
import { widgetDefaults, type WidgetPart } from './widget-form';

/** The English name of a language code; undefined for what is none. */
function languageOf(locale: string): string | undefined {
  try {
    return new Intl.DisplayNames(undefined, { type: 'language', fallback: 'none' }).of(
      locale.replace('_', '-'),
    );
  } catch {
    return undefined;
  }
}

export function TextsSection({ draft: { values, set }, error, disabled }: WidgetPart) {
  const field = (name: 'launcherText' | 'title' | 'intro' | 'locale') => ({
    value: values[name],
    disabled,
    error: error?.field(`theme.${name}`),
    onChange: (event: { target: { value: string } }) => set(name, event.target.value),
  });
  const language = values.locale.trim() === '' ? undefined : languageOf(values.locale.trim());
  return (
    <Section
      title="Texts"
      description="What is left empty says what the widget says by itself, in the visitor’s language."
    >
      <TextField
        className="max-w-md"
        label="Launcher"
        maxLength={40}
        placeholder={widgetDefaults.launcherText}
        {...field('launcherText')}
      />
      <TextField
        className="max-w-md"
        label="Heading"
        maxLength={80}
        placeholder={widgetDefaults.title}
        {...field('title')}
      />
      <TextAreaField
        className="max-w-md"
        label="Introduction"
        rows={3}
        maxLength={300}
        hint="A sentence or two under the heading."
        {...field('intro')}
      />
      <TextField
        short
        className="max-w-md"
        label="Language"
        maxLength={35}
        spellCheck={false}
        autoComplete="off"
        placeholder="the visitor’s"
        hint={language ?? 'A code such as de or pt-BR.'}
        {...field('locale')}
      />
    </Section>
  );
}
