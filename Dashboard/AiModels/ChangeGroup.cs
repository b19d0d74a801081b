using Dashboard.Core.AiModels.Changes;

namespace Dashboard.AiModels;

/// <summary>Changes of one kind at one host in one poll's day: a hundred models that appear together are one piece of news.</summary>
public sealed record ChangeGroup(IReadOnlyList<ModelChangeLine> Changes)
{
    /// <summary>So many are read at a glance.</summary>
    public const int ShownWhole = 3;

    public ModelChangeLine First => Changes[0];

    /// <summary>In the order in which they come, newest first.</summary>
    public static IReadOnlyList<ChangeGroup> Of(IEnumerable<ModelChangeLine> changes) =>
    [
        .. changes.GroupBy(c => (DateOnly.FromDateTime(c.At), c.Host, c.Type, c.State, c.FromAggregator))
            .Select(g => new ChangeGroup([.. g])),
    ];
}
