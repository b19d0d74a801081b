namespace Dashboard.Usage.Spending;

/// <summary>The parts of the address, as they stand there.</summary>
public sealed record SpendAddress(string? Period, string? From, string? To)
{
    public string? By { get; init; }

    public string? Split { get; init; }

    public string? Measure { get; init; }

    public string? Basis { get; init; }

    public string? Compare { get; init; }

    public string? Steps { get; init; }

    public IReadOnlyList<string> Only { get; init; } = [];

    public IReadOnlyList<string> Not { get; init; } = [];

    public string? Rows { get; init; }

    public static SpendAddress Of(IQueryCollection query) => new(query["period"], query["from"], query["to"])
    {
        By = query["by"],
        Split = query["split"],
        Measure = query["measure"],
        Basis = query["basis"],
        Compare = query["compare"],
        Steps = query["steps"],
        Only = [.. query["only"].OfType<string>()],
        Not = [.. query["not"].OfType<string>()],
        Rows = query["rows"],
    };
}
