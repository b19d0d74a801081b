using System.Text.Json;

using Dashboard.Core.Usage.Import.Reading;

namespace Dashboard.Core.Usage.Import.Formats.OpenAi;

/// <summary>One result of a bucket, as it stands there; null is not stated.</summary>
internal sealed class OpenAiResult
{
    private static readonly Utf8Names<int> Counts = new(
        ("input_tokens", 0), ("input_cached_tokens", 1), ("input_cache_write_tokens", 2), ("input_uncached_tokens", 3), ("output_tokens", 4),
        ("num_model_requests", 5), ("input_audio_tokens", 6), ("input_cached_audio_tokens", 7), ("output_audio_tokens", 8),
        ("input_image_tokens", 9), ("output_image_tokens", 10));

    private static readonly Utf8Names<int> Texts = new(
        ("object", 0), ("project_id", 1), ("user_id", 2), ("api_key_id", 3), ("model", 4), ("batch", 5), ("service_tier", 6), ("size", 7), ("source", 8));

    private readonly long?[] _counts = new long?[11];
    private readonly string?[] _texts = new string?[9];

    public long? Input => _counts[0];

    public long? Cached => _counts[1];

    public long? Written => _counts[2];

    public long? Uncached => _counts[3];

    public long? Output => _counts[4];

    public long? Requests => _counts[5];

    public long? InputAudio => _counts[6];

    public long? CachedAudio => _counts[7];

    public long? OutputAudio => _counts[8];

    public long? InputImage => _counts[9];

    public long? OutputImage => _counts[10];

    public string? Object => _texts[0];

    public string? Project => _texts[1];

    public string? ApiKey => _texts[3];

    public string? Model => _texts[4];

    public bool IsBatch => _texts[5] == "true";

    public string? ServiceTier => _texts[6];

    /// <summary>What it names of what a report can be grouped by.</summary>
    public ReportGrouping Grouping =>
        By(ReportGrouping.Project, 1) | By(ReportGrouping.User, 2) | By(ReportGrouping.Key, 3) | By(ReportGrouping.Model, 4)
        | By(ReportGrouping.ServiceTier, 5) | By(ReportGrouping.ServiceTier, 6) | By(ReportGrouping.Other, 7) | By(ReportGrouping.Other, 8);

    /// <summary>Everything by which two results of one bucket are told apart.</summary>
    public IEnumerable<string?> Dimensions => _texts;

    /// <summary>Which field is not what it should be; null when all are.</summary>
    public string? Fault { get; private set; }

    /// <summary>Nothing is counted.</summary>
    public bool IsEmpty => Fault is null && Array.TrueForAll(_counts, c => c is null or 0);

    /// <summary>It stands for the organisation as a whole.</summary>
    public bool HasNoDimension => _texts.Skip(1).All(t => t is null);

    /// <summary>A row of the dashboard's export, which is of one kind throughout.</summary>
    public static OpenAiResult Of(RowFields row, string kind)
    {
        var result = new OpenAiResult();
        foreach (var (name, at) in Counts.Names)
            result._counts[at] = row.Count(name);

        foreach (var (name, at) in Texts.Names)
            result._texts[at] = row.Text(name);

        result._texts[0] = $"organization.usage.{kind}.result";
        result._texts[5] = result._texts[5]?.ToLowerInvariant();
        result.Fault = row.Fault;
        return result;
    }

    public OpenAiResult Copy()
    {
        var copy = new OpenAiResult();
        _counts.CopyTo(copy._counts, 0);
        _texts.CopyTo(copy._texts, 0);
        return copy;
    }

    /// <summary>Whether no class of the other is more than ours.</summary>
    public bool Covers(OpenAiResult other) => !_counts.Where((c, i) => (c ?? 0) < (other._counts[i] ?? 0)).Any();

    /// <summary>Adds the counts of another (1) or takes them away (-1).</summary>
    public void Add(OpenAiResult other, int sign)
    {
        for (var i = 0; i < _counts.Length; i++)
        {
            if (other._counts[i] is { } count)
                _counts[i] = (_counts[i] ?? 0) + (sign * count);
        }
    }

    /// <summary>Reads the object at which the reader stands, to its end.</summary>
    public static OpenAiResult Read(ref Utf8JsonReader reader)
    {
        var result = new OpenAiResult();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (count, text) = (Counts[reader.ValueSpan], Texts[reader.ValueSpan]);
            var name = count is null ? null : reader.GetString();
            reader.Read();
            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                reader.Skip();
            else if (count is { } number && reader.TokenType != JsonTokenType.Null)
                result.SetCount(number, name!, ref reader);
            else if (text is { } at && reader.TokenType != JsonTokenType.Null)
                result._texts[at] = JsonText.Plain(ref reader);
        }

        return result;
    }

    private ReportGrouping By(ReportGrouping what, int at) => _texts[at] is null ? ReportGrouping.None : what;

    private void SetCount(int at, string name, ref Utf8JsonReader reader)
    {
        if (Utf8Values.TryCount(reader.ValueSpan, out var value))
            _counts[at] = value;
        else
            Fault ??= $"{name} is {Utf8Values.Shown(reader.ValueSpan)}, expected a whole number from 0 to 1,000,000,000,000";
    }
}
