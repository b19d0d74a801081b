namespace Dashboard.Core.Usage.Analytics;

/// <summary>Spend step by step, for charts: every step of the period is there, and beyond the largest groups the rest is one.</summary>
public sealed record SpendOverTime(SpendGrain Grain, IReadOnlyList<SpendStep> Steps, IReadOnlyList<SpendLine> Lines);

/// <summary>A stretch of days, or an hour.</summary>
/// <param name="From">The first day.</param>
/// <param name="Until">The day after the last; of an hour the day it begins on is both.</param>
/// <param name="Hour">When the hour begins, UTC; null for days.</param>
public sealed record SpendStep(DateOnly From, DateOnly Until, DateTime? Hour = null);

/// <summary>One group over time; its keys are those of the rows, null is unknown. The rest has none.</summary>
/// <param name="Points">One for each step; null where there was no usage.</param>
public sealed record SpendLine(IReadOnlyList<string?> Keys, bool IsRest, IReadOnlyList<SpendFigures?> Points);
