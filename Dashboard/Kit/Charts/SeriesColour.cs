namespace Dashboard.Kit.Charts;

/// <summary>A place in the palette of tokens.css: slot 1 to 8, 0 for the rest; patterns tell apart those that share a slot.</summary>
public readonly record struct SeriesColour(int Slot, SeriesPattern Pattern = SeriesPattern.Solid)
{
    public const int Slots = 8;

    /// <summary>The tail of a long list.</summary>
    public static SeriesColour Other { get; } = new(0);

    /// <summary>What cannot be named.</summary>
    public static SeriesColour Unknown { get; } = new(0, SeriesPattern.Hatched);

    /// <summary>For series that are not providers: by their place in the list.</summary>
    public static SeriesColour At(int index) => new(index % Slots + 1, (SeriesPattern)(index / Slots % 3));

    /// <summary>The class that shows it: <c>series-3 hatched</c>.</summary>
    public string Css => $"series-{(Slot == 0 ? "other" : Slot)} {Pattern.ToString().ToLowerInvariant()}";
}

/// <summary>How a colour is filled.</summary>
public enum SeriesPattern
{
    Solid,
    Hatched,
    Dotted,
}
