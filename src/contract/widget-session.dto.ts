import { Allow, IsIn } from 'class-validator';
import { participations, type Participation } from './participation.js';
import { ThemeDto } from './theme.dto.js';

/**
 * Both may also be sent as headers: `Authorization: Bearer …` and `X-Reqio-Visitor`. Neither is checked here, since
 * anything else than a text of ours counts as absent.
 */
export class OpenWidgetSessionDto {
  /** The visitor id that the browser keeps; anything that this server did not make counts as absent. */
  @Allow()
  visitorId?: string;

  /** The identity token; whatever does not verify counts as absent. */
  @Allow()
  token?: string;
}

export const identities = ['verified', 'anonymous'] as const;

/** The claims of the token presented, and nothing that is stored. */
export class WidgetUserDto {
  /** The `name` claim. */
  name!: string | null;

  /** The `email` claim, as it was written. */
  email!: string | null;
}

export class WidgetProjectDto {
  /** The project's public id. */
  id!: string;

  /** What the project is called. */
  name!: string;

  /** How the widget looks. */
  theme!: ThemeDto;

  /** Who may take part: everyone, verified people (others only read), or verified people alone. */
  @IsIn(participations)
  participation!: Participation;
}

export class WidgetSessionDto {
  /** What the browser is to keep and to send from now on. */
  visitorId!: string;

  /** Whether the token verified. */
  @IsIn(identities)
  identity!: (typeof identities)[number];

  /** Null for the anonymous. */
  user!: WidgetUserDto | null;

  /**
   * When the team last changed the status of a request that the caller submitted or votes for, after it did so; null
   * where that has not happened. ISO 8601 UTC. A widget compares it with the user's last look at `mine`.
   */
  mineChangedAt!: string | null;

  /** The project that the widget shows. */
  project!: WidgetProjectDto;
}
