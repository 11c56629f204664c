/** Where a request stood under one lens when a day ended. */
export class DayRankDto {
  /** The place; null where it was closed. */
  rank!: number | null;

  /** The points. */
  score!: number;
}

/** A day on which a request's numbers changed. */
export class RankDayDto {
  /** The day, ISO 8601. */
  day!: string;

  /** How many people voted for it. */
  voters!: number;

  /** What its paying customers paid a month, in cents. */
  monthlyCents!: number;

  /** Under the revenue lens. */
  revenue!: DayRankDto;

  /** Under the balanced lens. */
  balanced!: DayRankDto;

  /** Under the votes lens. */
  votes!: DayRankDto;

  /** Under the trending lens; its scale changes with the half-life. */
  trending!: DayRankDto;
}

export class RankHistoryDto {
  /** At most the last 400 days, the oldest first. */
  items!: RankDayDto[];
}
