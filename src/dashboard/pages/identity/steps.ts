import type { SetUpStepDto } from '../../../contract/identity.dto';

/** The four steps, as the page calls them, and in a word where there is less room. */
export const stepNames: Record<SetUpStepDto['step'], { title: string; short: string }> = {
  stack: { title: 'Choose your stack', short: 'Stack' },
  secret: { title: 'Generate the signing secret', short: 'Signing secret' },
  token: { title: 'Mint a token', short: 'Token' },
  widget: { title: 'Embed the widget', short: 'Widget' },
};
