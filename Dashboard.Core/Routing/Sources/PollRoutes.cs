using Dashboard.Core.Routing.History;
using Dashboard.Core.Routing.Import;
using Dashboard.Core.Routing.Routes;
using Dashboard.Core.Store;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Routing.Sources;

/// <summary>
/// Looks at watched configurations. A changed file becomes other routes in one transaction, with their history; whatever goes wrong, the routes of
/// the last time stay and the source says why. Safe to run twice: what is as it was writes nothing.
/// </summary>
public sealed class PollRoutes(IDbContextFactory<DashboardStore> stores, RouteSourceReader reader, RouterImport import, TimeProvider time)
{
    public const string Who = "watched file";

    // GitHub gives sixty questions an hour to strangers, and a look at news takes one.
    private static readonly TimeSpan GitHubPause = TimeSpan.FromMinutes(30);

    /// <param name="id">This one alone, whether it is due or not; null takes all that are due.</param>
    public async Task<IReadOnlyList<RouteSource>> RunAsync(int? id, CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        List<int> due;
        await using (var store = await stores.CreateDbContextAsync(ct))
            due = await store.RouteSources().Where(s => id == null ? s.NextDueAt <= now : s.Id == id).OrderBy(s => s.Id).Select(s => s.Id).ToListAsync(ct);

        var looked = new List<RouteSource>();
        var round = new SourceRound(reader);
        foreach (var one in due)
        {
            if (await LookAsync(one, round, ct) is { } source)
                looked.Add(source);
        }

        return looked;
    }

    private async Task<RouteSource?> LookAsync(int id, SourceRound round, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        if (await store.RouteSources().AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, ct) is not { } seen)
            return null;

        var answer = await round.ReadAsync(seen, ct);
        var now = time.GetUtcNow().UtcDateTime;
        // Nothing is held while others answer; somebody may have changed or removed the source meanwhile.
        await using var whole = await store.Database.BeginTransactionAsync(ct);
        if (await store.RouteSources().SingleOrDefaultAsync(s => s.Id == id, ct) is not { } source || source.Version != seen.Version || source.Wanted != seen.Wanted)
            return null;

        source.LookedAt = now;
        source.NextDueAt = source.Kind is RouteSourceKind.GitHub ? now + GitHubPause : now;
        switch (answer)
        {
            case SourceAnswer.Unreachable gone:
                (source.State, source.Reason) = (RouteSourceState.Unreachable, gone.Reason);
                source.NextDueAt = gone.Until is { } until && until > source.NextDueAt ? until : source.NextDueAt;
                break;
            case SourceAnswer.Same same:
                // What is missing in the file that we have is still missing.
                (source.Reason, source.State, source.ReadAt) = (source.State is RouteSourceState.Read ? source.Reason : "", RouteSourceState.Read, now);
                source.ETag = same.ETag ?? source.ETag;
                break;
            case SourceAnswer.Text text:
                (source.State, source.Reason) = await TakeAsync(store, source, text, now, ct);
                // What was refused is read again the next time: it was never what we have.
                if (source.State is RouteSourceState.Read)
                    (source.Version, source.ETag, source.ReadAt) = (text.Version, text.ETag, now);

                break;
        }

        await store.SaveChangesAsync(ct);
        await whole.CommitAsync(ct);
        return source;
    }

    private async Task<(RouteSourceState State, string Reason)> TakeAsync(DashboardStore store, RouteSource source, SourceAnswer.Text text, DateTime now, CancellationToken ct)
    {
        var reading = import.Read(text.Body, source.Tool, Path.GetFileName(source.Address), DateOnly.FromDateTime(now));
        if (reading.Refused)
            return (RouteSourceState.Refused, string.Join(' ', reading.Errors.Select(e => e.Line is { } line ? $"Line {line}: {e.Message}" : e.Message)));

        var wanted = Lines(source.Wanted);
        List<RouteDraft> drafts =
        [
            .. reading.Routes.Where(r => wanted.Length == 0 || wanted.Contains(r.Name, StringComparer.Ordinal)).SelectMany(r => r.Drafts(source.WorkloadKey))
                .Where(d => !d.Problems().Any()).DistinctBy(d => d.Name.Trim()),
        ];
        // An emptied file is more often an accident than a decision.
        if (drafts.Count == 0)
            return (RouteSourceState.Refused, wanted.Length == 0 ? "The file defines no route that can be used." : $"The file defines no route named {string.Join(" or ", wanted)}.");

        var origin = new RouteOrigin(Who, text.Shown is { } version ? $"{source.Label}@{version}" : source.Label, now);
        foreach (var draft in drafts)
            await RouteWriting.WriteAsync(store, draft, origin, ct);

        foreach (var gone in Lines(source.Taken).Except(drafts.Select(d => d.Name.Trim()), StringComparer.Ordinal))
            await RouteWriting.RemoveAsync(store, source.WorkloadKey, gone, origin, ct);

        source.Taken = string.Join('\n', drafts.Select(d => d.Name.Trim()));
        var missing = wanted.Where(w => !reading.Routes.Any(r => r.Name == w)).ToList();
        return (RouteSourceState.Read, missing.Count == 0 ? "" : $"The file has no route named {string.Join(" or ", missing)} any more.");
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
