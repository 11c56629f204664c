import { TextField } from '../../ui/field';
import { Section } from '../../ui/page';
import { Switch } from '../../ui/toggle';
import type { PolicyPart } from './policy-form';

/** Which tokens are good. */
export function TokenPolicy({
  audience,
  draft: { values, set },
  error,
  disabled,
}: PolicyPart & { audience: string }) {
  return (
    <Section
      title="Policy: which tokens are good"
      description="The defaults are right for tokens minted as above. A change holds at once, for every token that comes after it."
    >
      <Switch
        label="Identify people"
        hint={
          values.enabled
            ? 'Whoever comes with a token that verifies is known.'
            : 'Off: everybody is anonymous from now on, whatever token they bring. People, votes and revenue that are there stay.'
        }
        checked={values.enabled}
        onChange={(on) => set('enabled', on)}
        disabled={disabled}
      />
      <TextField
        label="Maximum age of a token, in seconds"
        className="max-w-md"
        inputMode="numeric"
        autoComplete="off"
        value={values.maxTokenAge}
        onChange={(event) => set('maxTokenAge', event.target.value)}
        disabled={disabled}
        hint="From 60 to 3600, counted from its “iat”, whatever its “exp” says. Raise it for servers that mint tokens for longer than five minutes; a stolen token stays valid as long."
        error={error?.field('maxTokenAgeSeconds')}
      />
      <Switch
        label="Require the audience"
        hint={
          <>
            A token must name this project in “aud”: <span className="wrap-anywhere">{audience}</span>. Off:
            it may leave that out; one that names another project is refused either way.
          </>
        }
        checked={values.requireAudience}
        onChange={(on) => set('requireAudience', on)}
        disabled={disabled}
      />
      <Switch
        label="Strict times"
        hint="A token must say both when it was issued (“iat”) and when it ends (“exp”). Off: one of them is enough; with neither it is refused either way, since it would never end."
        checked={values.strictTimes}
        onChange={(on) => set('strictTimes', on)}
        disabled={disabled}
      />
    </Section>
  );
}
