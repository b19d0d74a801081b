namespace Dashboard.Core.Usage.Telemetry;

/// <summary>What we keep of a span: where it stands, when it was, and the attributes that concern usage. Prompts and answers are never taken.</summary>
internal sealed class SpanFacts
{
    private readonly Dictionary<string, string> _attributes = new(StringComparer.Ordinal);

    /// <summary>In lower-case hexadecimal; empty when the source names none.</summary>
    public string TraceId { get; set; } = "";

    public string SpanId { get; set; } = "";

    public string ParentId { get; set; } = "";

    public string Name { get; set; } = "";

    /// <summary>Nanoseconds since 1970; zero when not told.</summary>
    public ulong Start { get; set; }

    public ulong End { get; set; }

    public bool Failed { get; set; }

    /// <summary>The instrumentation that wrote it.</summary>
    public string Scope { get; set; } = "";

    /// <summary>Of the resource.</summary>
    public ResourceFacts Resource { get; set; } = ResourceFacts.None;

    /// <summary>It has attributes of the kind that instrumentations of models write.</summary>
    public bool IsAboutModels { get; private set; }

    /// <summary>Whether an attribute of this name is worth its value; also notices what the span is about.</summary>
    public bool Wants(string key)
    {
        IsAboutModels |= SpanNames.AreAboutModels(key);
        return SpanNames.Wanted.Contains(key);
    }

    public void Set(string key, string value) => _attributes[key] = value;

    /// <summary>The first of these attributes that is there and not empty.</summary>
    public string? First(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (_attributes.TryGetValue(key, out var value) && value.Length > 0)
                return value;
        }

        return null;
    }

    /// <summary>The same with its name.</summary>
    public (string Key, string Value)? FirstNamed(ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (_attributes.TryGetValue(key, out var value) && value.Length > 0)
                return (key, value);
        }

        return null;
    }
}

/// <summary>Whose spans they are.</summary>
internal sealed record ResourceFacts(string? Service, string? Namespace, string? Environment)
{
    public static ResourceFacts None { get; } = new(null, null, null);

    public static bool Wants(string key) => key is "service.name" or "service.namespace" or "deployment.environment.name" or "deployment.environment";

    public ResourceFacts With(string key, string value) => value.Length == 0 ? this : key switch
    {
        "service.name" => this with { Service = value },
        "service.namespace" => this with { Namespace = value },
        "deployment.environment.name" => this with { Environment = value },
        // The older name; the newer wins where both are there.
        "deployment.environment" => this with { Environment = Environment ?? value },
        _ => this,
    };
}
