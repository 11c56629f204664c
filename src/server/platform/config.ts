import { Settings } from './settings.js';

/** What the running server knows about its surroundings: the settings, with the database and the key resolved. */
export class Config {
  constructor(
    readonly settings: Settings,
    readonly databaseUrl: string,
    /** 32 bytes: encrypts the signing secrets, and keys the visitor ids. */
    readonly masterKey: Buffer,
  ) {}

  /** The audience of a project's tokens under the current public address. */
  audience(publicId: string): string {
    return `${this.settings.publicUrl}/p/${publicId}`;
  }

  /** Every audience accepted for a project: the current one, then those of earlier public addresses. */
  audiences(publicId: string): string[] {
    return [this.settings.publicUrl, ...this.settings.previousPublicUrls].map(
      (base) => `${base}/p/${publicId}`,
    );
  }
}
