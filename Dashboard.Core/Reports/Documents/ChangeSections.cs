using Dashboard.Core.Alerts.Inbox;
using Dashboard.Core.Terms.Timeline;

namespace Dashboard.Core.Reports.Documents;

/// <summary>What changed under our feet, and what still waits for somebody.</summary>
internal static class ChangeSections
{
    public static ReportSection Terms(IReadOnlyList<ChangeRow> changes) => new(
        "Terms changes of 90 days",
        changes.Count == 0 ? ["No confirmed change that matters. Sources that could not be read are listed below: for them this is not known."] : [],
        changes.Count == 0 ? null : new ReportTable(
            [new("Confirmed"), new("Provider"), new("Document"), new("Level"), new("Topics"), new("Evidence"), new("Decision")],
            [
                .. changes.Select(c => (IReadOnlyList<ReportCell>)
                [
                    ReportCell.At(c.ConfirmedAt), ReportCell.Of(c.Provider), ReportCell.Of(c.Source), ReportCell.Of(c.Level.ToString().ToLowerInvariant()),
                    ReportCell.Of(string.Join(", ", c.Topics)), ReportCell.Of(c.Evidence ?? "none quoted"), ReportCell.Of(Decision(c)),
                ]),
            ]));

    public static ReportSection Alerts(IReadOnlyList<InboxAlert> alerts) => new(
        "Open alerts",
        alerts.Count == 0 ? ["None."] : [],
        alerts.Count == 0 ? null : new ReportTable(
            [new("Level"), new("Alert"), new("State"), new("Since"), new("Note")],
            [
                .. alerts.Select(a => (IReadOnlyList<ReportCell>)
                [
                    ReportCell.Of(a.Level), ReportCell.Of(a.Title), ReportCell.Of(a.State.ToString().ToLowerInvariant()), ReportCell.At(a.RaisedAt),
                    ReportCell.Of(a.DecidedBy is null ? "" : $"{a.DecidedBy}: {a.Note}".TrimEnd(':', ' ')),
                ]),
            ]));

    private static string Decision(ChangeRow change) =>
        change.ReviewedAt is null ? "not reviewed" : $"{change.Decision} ({change.Owner ?? "nobody named"}) {change.Note}".Trim();
}
