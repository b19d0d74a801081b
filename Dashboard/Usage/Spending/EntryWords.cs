using System.Globalization;

using Dashboard.Core.Usage.Analytics.Entries;
using Dashboard.Core.Usage.Ledger;
using Dashboard.Core.Usage.Pricing;
using Dashboard.Kit.Formats;

namespace Dashboard.Usage.Spending;

/// <summary>The words of an entry.</summary>
internal static class EntryWords
{
    /// <summary>When, in the reporting time zone; a day of a source that knows only UTC days is its date.</summary>
    public static string Time(EntryRow row, TimeZoneInfo zone) => row.Grain.IsOfUtcDays()
        ? $"{DayFormat.Day(DateOnly.FromDateTime(row.At))}, UTC day"
        : Local(row.At, zone);

    public static string Local(DateTime utc, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), zone);
        return $"{DayFormat.Day(DateOnly.FromDateTime(local))}, {local.ToString("HH:mm:ss", CultureInfo.InvariantCulture)}";
    }

    public static string Of(Grain grain) => grain switch
    {
        Grain.Request => "One request",
        Grain.Minute => "A minute",
        Grain.Hour => "An hour",
        Grain.Day => "A UTC day",
        Grain.Session => "A session",
        _ => "A month",
    };

    public static string Of(EntryStatus? status) => status switch
    {
        EntryStatus.Success => "Succeeded",
        EntryStatus.Failure => "Failed",
        EntryStatus.Cached => "Answered from the gateway's own memory",
        _ => "Not stated",
    };

    public static string Provenance(EntryCost cost) => cost.Provenance switch
    {
        CostProvenance.Reported => "reported",
        CostProvenance.Computed => "computed",
        CostProvenance.Estimated => "estimated",
        _ => "unpriced",
    };

    /// <summary>In a cell: the file's name and the line.</summary>
    public static string Source(EntrySource source) =>
        source.File is null ? $"import {source.ImportId}" : $"{(source.IsFetched ? source.File : Path.GetFileName(source.File))}{(source.Line > 0 ? $", line {AmountFormat.Full(source.Line)}" : "")}";
}
