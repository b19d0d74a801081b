using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

using Dashboard.Core.Marks;
using Dashboard.Core.Providers.Catalogue;
using Dashboard.Core.Usage.Analytics;
using Dashboard.Core.Usage.Connections;

namespace Dashboard.Core.Reports.Registers;

/// <summary>One column of FOCUS 1.2, or one of our own (<c>x_</c>), and what a line says in it; null is an empty cell.</summary>
public sealed record FocusColumn(string Name, Func<FocusLine, string?> Of)
{
    // Quotes and ampersands of people's own names stay readable: this is a cell, not a page.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>All of them: those the specification demands in every file, those that we can fill, then ours.</summary>
    public static IReadOnlyList<FocusColumn> All { get; } =
    [
        new("BilledCost", l => Number(l.Line.Figures.ChargedUsd)),
        new("BillingAccountId", l => l.Line.Connection.Account),
        new("BillingAccountName", l => l.Line.Connection.Name),
        new("BillingCurrency", _ => "USD"),
        new("BillingPeriodEnd", l => l.At(l.Month.AddMonths(1))),
        new("BillingPeriodStart", l => l.At(l.Month)),
        // What an account charges beside any use may be a tax, a purchase or a credit: the roll-ups do not say which.
        new("ChargeCategory", l => l.Line.Figures.Entries > 0 ? "Usage" : null),
        new("ChargeClass", _ => null),
        new("ChargeDescription", l => l.Description),
        new("ChargeFrequency", l => l.Line.Figures.Entries > 0 ? "Usage-Based" : null),
        new("ChargePeriodEnd", l => l.At(l.Line.Day.AddDays(1))),
        new("ChargePeriodStart", l => l.At(l.Line.Day)),
        new("ConsumedQuantity", l => l.Tokens is { } tokens ? Number(tokens) : null),
        new("ConsumedUnit", l => l.Tokens is null ? null : "Tokens"),
        new("ContractedCost", l => Number(l.Line.ComputedUsd)),
        new("EffectiveCost", l => Number(l.Line.Figures.CostUsd)),
        new("InvoiceIssuerName", l => l.Name(l.Line.Series.Contract)),
        new("ListCost", _ => null),
        new("PricingQuantity", _ => null),
        new("PricingUnit", _ => null),
        new("ProviderName", l => l.Name(l.Line.Series.Contract)),
        new("PublisherName", l => l.Name(l.Line.Series.Maker)),
        new("ServiceCategory", _ => "AI and Machine Learning"),
        new("ServiceName", l => l.Name(l.Line.Series.Host ?? l.Line.Series.Gateway ?? l.Line.Series.Contract)),
        new("ServiceSubcategory", _ => "Generative AI"),
        new("SubAccountId", l => l.Line.Series.Project),
        new("SubAccountName", l => l.Line.Series.Project),
        new("Tags", Tags),
        new("x_Model", l => l.Line.Series.ModelKey),
        new("x_RawModel", l => l.Line.Series.RawModel),
        new("x_HostName", l => l.Name(l.Line.Series.Host)),
        new("x_HostCountry", l => l.Line.Series.HostCountry),
        new("x_GatewayName", l => l.Name(l.Line.Series.Gateway)),
        new("x_Workload", l => l.Line.Series.WorkloadKey),
        new("x_ServiceTier", l => l.Line.Series.ServiceTier),
        new("x_Requests", l => Number(l.Line.Figures.Requests)),
        new("x_InputTokens", l => Number(l.Line.Figures.Tokens.Input)),
        new("x_CacheReadTokens", l => Number(l.Line.Figures.Tokens.CacheRead)),
        new("x_CacheWriteTokens", l => Number(l.Line.Figures.Tokens.CacheWrite)),
        new("x_OutputTokens", l => Number(l.Line.Figures.Tokens.Output)),
        new("x_ReportedCost", l => Number(l.Line.ReportedUsd)),
        new("x_EstimatedCost", l => Number(l.Line.Figures.EstimatedUsd)),
        new("x_Entries", l => Number(l.Line.Figures.Entries)),
        new("x_UnpricedEntries", l => Number(l.Line.Figures.UnpricedEntries)),
        new("x_Note", l => l.Line.Connection.Format == Connection.SampleFormat ? $"{SampleMarksQuery.Word}, made-up figures" : null),
    ];

    private static string? Tags(FocusLine line)
    {
        var series = line.Line.Series;
        var tags = new (string Key, string? Value)[] { ("apiKey", series.ApiKey), ("environment", series.Environment), ("service", series.Service), ("tag", series.Tag) }
            .Where(t => t.Value is not null).ToDictionary(t => t.Key, t => t.Value);
        return tags.Count == 0 ? null : JsonSerializer.Serialize(tags, Plain);
    }

    private static string? Number(decimal? value) => value?.ToString("0.############", CultureInfo.InvariantCulture);
}

/// <summary>A line with what turns its keys and days into FOCUS.</summary>
public sealed record FocusLine(DailyLine Line, ReportingDay Days, ModelCatalogue Catalogue)
{
    public DateOnly Month { get; } = new(Line.Day.Year, Line.Day.Month, 1);

    /// <summary>All tokens that are known; reasoning is a part of the output.</summary>
    public decimal? Tokens { get; } = Line.Figures.Tokens is var tokens && (tokens.Prompt ?? tokens.Output) is not null ? (tokens.Prompt ?? 0) + (tokens.Output ?? 0) : null;

    public string Description => Line.Figures.Entries == 0
        ? $"Charge of the account of {Name(Line.Series.Contract) ?? "an unknown provider"}"
        : $"Use of {Line.Series.ModelKey ?? Line.Series.RawModel ?? "unnamed models"} at {Name(Line.Series.Host ?? Line.Series.Gateway ?? Line.Series.Contract) ?? "an unknown host"}";

    /// <summary>The instant at which a day of the reporting time zone begins.</summary>
    public string At(DateOnly day) => Days.StartOf(day).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public string? Name(string? provider) => provider is null ? null : Catalogue.NameOf(provider);
}
