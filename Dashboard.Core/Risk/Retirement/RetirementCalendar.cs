using System.Globalization;
using System.Text;

namespace Dashboard.Core.Risk.Retirement;

/// <summary>The radar as an iCalendar file (RFC 5545): one all-day event for every model in use that ends.</summary>
public static class RetirementCalendar
{
    // Octets without the line break; a longer line is folded.
    private const int LongestLine = 75;

    public static string Write(IEnumerable<RetiringModel> models, DateTime now)
    {
        var text = new StringBuilder();
        Line(text, "BEGIN:VCALENDAR");
        Line(text, "VERSION:2.0");
        Line(text, "PRODID:-//AI Usage and Provider Risk Dashboard//Retirement radar//EN");
        Line(text, "CALSCALE:GREGORIAN");
        Line(text, "X-WR-CALNAME:Retirement of AI models in use");
        foreach (var model in models)
        {
            Line(text, "BEGIN:VEVENT");
            // One event for a model at a host, whatever its day: a day that moves moves the event.
            Line(text, $"UID:{Escape($"{model.Host}-{model.RawModel}".ToLowerInvariant())}@retirement.dashboard");
            Line(text, string.Create(CultureInfo.InvariantCulture, $"DTSTAMP:{now:yyyyMMdd'T'HHmmss'Z'}"));
            Line(text, string.Create(CultureInfo.InvariantCulture, $"DTSTART;VALUE=DATE:{model.Ends:yyyyMMdd}"));
            Line(text, string.Create(CultureInfo.InvariantCulture, $"DTEND;VALUE=DATE:{model.Ends.AddDays(1):yyyyMMdd}"));
            Line(text, $"SUMMARY:{Escape(model.Firm ? $"{model.Host}: {model.RawModel} ends" : $"{model.Host}: {model.RawModel} may end (not sooner than this day)")}");
            Line(text, $"DESCRIPTION:{Escape(Detail(model))}");
            Line(text, "TRANSP:TRANSPARENT");
            Line(text, "END:VEVENT");
        }

        Line(text, "END:VCALENDAR");
        return text.ToString();
    }

    private static string Detail(RetiringModel model)
    {
        var lines = new List<string>
        {
            model.Workloads.Count == 0 ? "Used by traffic without a workload." : $"Used by {string.Join(", ", model.Workloads)}.",
            string.Create(CultureInfo.InvariantCulture, $"Last 30 days: {model.Requests?.ToString("N0", CultureInfo.InvariantCulture) ?? "an unknown number of"} requests, {(model.CostUsd is { } cost ? $"{cost:N2} USD" : "cost unknown")}."),
        };
        if (model.Named is { } named)
            lines.Add($"The host names {named} as the successor.");

        if (model.Disagree)
            lines.Add("Sources give different days; the earlier one is shown.");
        else if (model.Verdict.Settled is { } settled)
            lines.Add($"Sources give different days; {settled.By} settled for this one.");

        return string.Join('\n', lines);
    }

    private static string Escape(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal)
        .Replace("\r", "", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    // Folded at whole characters: a fold within one would break its bytes.
    private static void Line(StringBuilder text, string line)
    {
        var width = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (width + rune.Utf8SequenceLength > LongestLine)
            {
                text.Append("\r\n ");
                width = 1;
            }

            text.Append(rune);
            width += rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }
}
