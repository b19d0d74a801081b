using System.Text.Json;

using Dashboard.Core.AiModels.Answers;

namespace Dashboard.Core.AiModels.Listings;

/// <summary>The day on which a host stops answering: a date, or the UTC day of an instant. Null when nothing is said, or "never".</summary>
internal static class RetirementDay
{
    // OpenRouter says "never" with a date of 2098.
    private const int NeverFrom = 2090;

    public static DateOnly? Read(JsonElement value) => Day(Moments.Read(value));

    public static DateOnly? Read(string? text) => Day(Moments.Read(text));

    private static DateOnly? Day(DateTime? moment) => moment is { Year: < NeverFrom } known ? DateOnly.FromDateTime(known) : null;
}
