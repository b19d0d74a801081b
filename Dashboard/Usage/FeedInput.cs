using Dashboard.Core.Units;
using Dashboard.Core.Usage.Connections;
using Dashboard.Core.Usage.Connectors;

namespace Dashboard.Usage;

/// <summary>Where the key of a connection comes from.</summary>
public enum FeedKeySource
{
    /// <summary>What is there already.</summary>
    Kept,
    Secret,
    Variable,
}

/// <summary>What the form about a connection holds; a key that was saved never comes back into it.</summary>
public sealed class FeedInput
{
    private const int UsualPast = 90;

    public bool IsMissing { get; set; }
    public string? Connector { get; set; }
    public string? Name { get; set; }
    public string? Url { get; set; }
    public string? Account { get; set; }
    public AccountKind AccountKind { get; set; }
    public FeedKeySource KeyFrom { get; set; } = FeedKeySource.Secret;
    public string? Secret { get; set; }
    public string? Variable { get; set; }
    public bool HasSecret { get; set; }
    public int IntervalMinutes { get; set; } = FeedDraft.UsualInterval;
    public int LateDays { get; set; } = FeedDraft.UsualLateDays;
    public DateOnly? ReadBackTo { get; set; }
    public bool Paused { get; set; }
    public HashSet<string> LeftOut { get; } = new(StringComparer.Ordinal);

    public static FeedInput New(DateOnly today) => new() { ReadBackTo = today.AddDays(-UsualPast) };

    public static FeedInput Of(FeedSummary feed)
    {
        var input = new FeedInput
        {
            Connector = feed.Connector,
            Name = feed.Name,
            Url = feed.Url,
            Account = feed.Account,
            AccountKind = feed.AccountKind,
            KeyFrom = feed.Variable is not null ? FeedKeySource.Variable : feed.HasKey ? FeedKeySource.Kept : FeedKeySource.Secret,
            Variable = feed.Variable,
            HasSecret = feed.HasKey && feed.Variable is null,
            IntervalMinutes = feed.IntervalMinutes,
            LateDays = feed.LateDays,
            ReadBackTo = feed.ReadBackTo,
            Paused = feed.Paused,
        };
        input.LeftOut.UnionWith(feed.LeftOut);
        return input;
    }

    /// <summary>Another provider: its own address and name, unless somebody wrote theirs.</summary>
    public void Choose(ConnectorInfo info, ConnectorInfo? before)
    {
        if (string.IsNullOrWhiteSpace(Url) || Url == before?.BaseUrl)
            Url = info.BaseUrl;

        if (string.IsNullOrWhiteSpace(Name) || Name == before?.Name)
            Name = info.Name;

        Connector = info.Key;
        LeftOut.Clear();
    }

    public FeedDraft ToDraft() => new(
        (Name ?? "").Trim(), Connector ?? "", (Url ?? "").Trim(), KeyFrom == FeedKeySource.Variable ? (Variable ?? "").Trim() : null,
        string.IsNullOrWhiteSpace(Account) ? null : Account.Trim(), AccountKind, [.. LeftOut], IntervalMinutes, LateDays, ReadBackTo, Paused);

    /// <summary>The key of the form; null is the one that is kept, or a variable.</summary>
    public string? GivenSecret => KeyFrom == FeedKeySource.Secret ? Secret : null;

    /// <summary>What only the form can know: a choice without its value.</summary>
    public IEnumerable<Problem> Problems()
    {
        if (KeyFrom == FeedKeySource.Secret && string.IsNullOrWhiteSpace(Secret))
            yield return new("key", "Enter the key.");
    }
}
