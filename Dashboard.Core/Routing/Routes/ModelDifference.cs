using System.Globalization;

using Dashboard.Core.Providers.Catalogue;

namespace Dashboard.Core.Routing.Routes;

/// <summary>What is lost when one model stands in for another; what the catalogue does not know is not claimed.</summary>
public static class ModelDifference
{
    public static IEnumerable<Lost> Lost(CatalogueModel from, CatalogueModel to)
    {
        if (from.Context is { } room && to.Context is { } less && less < room)
            yield return new(string.Create(CultureInfo.InvariantCulture, $"context ({room:#,0} to {less:#,0} tokens)"), IsSize: true);

        if (from.OutputLimit is { } length && to.OutputLimit is { } shorter && shorter < length)
            yield return new(string.Create(CultureInfo.InvariantCulture, $"length of answers ({length:#,0} to {shorter:#,0} tokens)"), IsSize: true);

        if (to.Input is not Modalities.None)
        {
            foreach (var missing in Each(from.Input & ~to.Input))
                yield return new($"{missing} input", IsSize: false);
        }

        if (to.Output is not Modalities.None)
        {
            foreach (var missing in Each(from.Output & ~to.Output))
                yield return new($"{missing} output", IsSize: false);
        }

        if (from.ToolCalls is true && to.ToolCalls is false)
            yield return new("tool calls", IsSize: false);

        if (from.Reasoning is true && to.Reasoning is false)
            yield return new("reasoning", IsSize: false);
    }

    private static IEnumerable<string> Each(Modalities modalities) =>
        Enum.GetValues<Modalities>().Where(m => m is not Modalities.None && modalities.HasFlag(m)).Select(m => m is Modalities.Pdf ? "PDF" : m.ToString().ToLowerInvariant());
}

/// <summary>Something that a stand-in cannot do, or only less of.</summary>
public sealed record Lost(string Text, bool IsSize);
