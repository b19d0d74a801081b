using Dashboard.Core.Terms.Sources;

namespace Dashboard.Core.Terms.Fetch;

/// <summary>How one source's poll ended. <paramref name="ChangeId"/>: the change that it confirmed.</summary>
public sealed record PollOutcome(int SourceId, string Provider, string Name, TermsState State, string Reason, DateTime NextDueAt, int? ChangeId);

/// <summary>One round of polling.</summary>
public sealed record PollRound(IReadOnlyList<PollOutcome> Sources)
{
    public int Changed => Sources.Count(s => s.ChangeId is not null);

    public int Trouble => Sources.Count(s => s.State.IsTrouble());
}
