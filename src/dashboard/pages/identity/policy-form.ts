import type { ChangeIdentityDto, IdentityPolicyDto } from '../../../contract/identity.dto';
import type { ApiError } from '../../api/client';
import type { Draft } from '../../ui/draft';

/** What the policy's form holds. */
export interface PolicyForm extends Omit<IdentityPolicyDto, 'maxTokenAgeSeconds'> {
  /** As typed. */
  maxTokenAge: string;
}

export interface PolicyPart {
  draft: Draft<PolicyForm>;
  error: ApiError | null;
  /** For those who may only read. */
  disabled: boolean;
}

export function toForm({ maxTokenAgeSeconds, ...rest }: IdentityPolicyDto): PolicyForm {
  return { ...rest, maxTokenAge: String(maxTokenAgeSeconds) };
}

/** The body of the PATCH for what was changed; what is no number the server refuses. */
export function toChange({ maxTokenAge, ...rest }: Partial<PolicyForm>): ChangeIdentityDto {
  return { ...rest, ...(maxTokenAge !== undefined && { maxTokenAgeSeconds: Number(maxTokenAge) }) };
}
