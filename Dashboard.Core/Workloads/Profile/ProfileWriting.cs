using Dashboard.Core.Store;
using Dashboard.Core.Units;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Workloads.Profile;

/// <summary>Turns a checked profile into its row; the caller saves, so that many changes can share one transaction.</summary>
public static class ProfileWriting
{
    /// <summary>Makes the stored profile this one; it must have no problems.</summary>
    public static async Task<Change> WriteAsync(DashboardStore store, OrganisationProfile profile, string who, DateTime now, CancellationToken ct)
    {
        var found = await store.Profiles().SingleOrDefaultAsync(ct);
        var row = found ?? new ProfileRow();
        var before = (row.OperatesIn, row.Serves, row.Affiliates, row.BuildsModels, row.Contracts);
        row.OperatesIn = Countries(profile.OperatesIn);
        row.Serves = Countries(profile.Serves);
        row.BuildsModels = profile.BuildsModels;
        row.Affiliates = profile.Affiliates is { } affiliates
            ? Lines(affiliates.Select(a => $"{Country.Find(a.Country)} {a.Name.Trim()}")) : null;
        row.Contracts = profile.Contracts is { Count: > 0 } contracts
            ? Lines(contracts.Select(c => $"{c.Value} {c.Key}")) : null;
        if (before == (row.OperatesIn, row.Serves, row.Affiliates, row.BuildsModels, row.Contracts))
            return Change.Unchanged;

        (row.ChangedBy, row.ChangedAt) = (who, now);
        if (found is not null)
            return Change.Changed;

        store.Profiles().Add(row);
        return Change.Created;
    }

    internal static OrganisationProfile Read(ProfileRow row) => new(
        row.OperatesIn?.Split(',', StringSplitOptions.RemoveEmptyEntries),
        row.Serves?.Split(',', StringSplitOptions.RemoveEmptyEntries),
        row.Affiliates is { } affiliates ? [.. Pairs(affiliates).Select(p => new Affiliate(p.Last, p.First))] : null,
        row.BuildsModels,
        row.Contracts is { } contracts ? Pairs(contracts).ToDictionary(p => p.Last, p => Enum.Parse<ContractKind>(p.First), StringComparer.Ordinal) : null);

    private static string? Countries(IReadOnlyList<string>? countries) =>
        countries is null ? null : string.Join(',', countries.Select(Country.Find).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    private static IEnumerable<(string First, string Last)> Pairs(string lines) =>
        from line in lines.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        let at = line.IndexOf(' ', StringComparison.Ordinal)
        select (line[..at], line[(at + 1)..]);
}
