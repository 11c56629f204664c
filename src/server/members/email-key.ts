/** What a member's address is compared by: like a person's (docs/identity.md), only A–Z are the same in lower case. */
export const emailKey = (email: string): string =>
  email.trim().replace(/[A-Z]/g, (letter) => letter.toLowerCase());
