using Dashboard.Core.AiModels;
using Dashboard.Core.AiModels.Changes;
using Dashboard.Core.AiModels.Listings;
using Dashboard.Core.Marks;
using Dashboard.Core.Store;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Samples.Listings;

/// <summary>What four hosts list: arrivals, two announced retirements of models in use, one model that vanished. Their addresses lead nowhere, and nobody polls them.</summary>
public sealed class SampleListings(IDbContextFactory<DashboardStore> stores, SampleMarksQuery marks) : ISamplePart
{
    public string Title => "Models that hosts list";

    private static IReadOnlyList<Host> Hosts { get; } =
    [
        new("openai",
        [
            new("gpt-4.1") { Retires = (60, 118) }, new("gpt-4.1-mini"), new("gpt-4o") { Gone = 210 }, new("gpt-5"), new("gpt-5-mini"), new("gpt-5.1") { Since = 345 }, new("gpt-5.4") { Since = 150 },
        ]),
        new("anthropic",
        [
            new("claude-haiku-4-5") { Retires = (21, 43), Replacement = "claude-sonnet-4-6" }, new("claude-sonnet-4-5"), new("claude-opus-4-6") { Since = 320 },
            new("claude-sonnet-4-6") { Since = 170 }, new("claude-opus-4-8") { Since = 33 },
        ]),
        new("mistral",
        [
            new("mistral-medium-2508") { Retires = (9, 96), Replacement = "mistral-medium-2604" }, new("mistral-large-2512") { Since = 390 },
            new("mistral-small-2506"), new("mistral-medium-2604") { Since = 74 },
        ]),
        new("moonshotai",
        [
            new("kimi-k2-0905-preview") { Gone = 4 }, new("kimi-k2-thinking"), new("kimi-k2.5") { Since = 140 }, new("kimi-k2.6") { Since = 52 }, new("kimi-k2-turbo-preview"),
        ]),
    ];

    public Task<string?> ObstacleAsync(CancellationToken ct) => Task.FromResult<string?>(null);

    public async Task LoadAsync(SampleMoment moment, Action<long> told, CancellationToken ct)
    {
        // Few rows: what a broken-off load left is made anew rather than looked through.
        await RemoveAsync(_ => { }, ct);
        await marks.MarkAsync(MarkKinds.Listing, Hosts.Select(h => h.Url), ct);
        await using var store = await stores.CreateDbContextAsync(ct);
        await using var whole = await store.Database.BeginTransactionAsync(ct);
        foreach (var host in Hosts)
            await WriteAsync(store, host, moment, ct);

        await whole.CommitAsync(ct);
    }

    public async Task RemoveAsync(Action<long> told, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        var urls = store.SampleMarks().Where(m => m.Kind == MarkKinds.Listing).Select(m => m.Key);
        var ids = store.ListingSources().Where(s => urls.Contains(s.Url)).Select(s => s.Id);
        await using var whole = await store.Database.BeginTransactionAsync(ct);
        await store.ModelChanges().Where(c => ids.Contains(c.SourceId)).ExecuteDeleteAsync(ct);
        await store.ListingSources().Where(s => urls.Contains(s.Url)).ExecuteDeleteAsync(ct);
        await store.SampleMarks().Where(m => m.Kind == MarkKinds.Listing).ExecuteDeleteAsync(ct);
        await whole.CommitAsync(ct);
    }

    // As polls would have written it: one listing after the other, oldest first, what is gone missed twice.
    private static async Task WriteAsync(DashboardStore store, Host host, SampleMoment moment, CancellationToken ct)
    {
        var source = new ListingSource { Host = host.Key, Url = host.Url, Paused = true, StateSince = moment.DaysAgo(SampleMoment.Days - 1), NextDueAt = moment.Now };
        store.ListingSources().Add(source);
        await store.SaveChangesAsync(ct);
        foreach (var ago in host.Polls())
        {
            var at = ago == 0 ? moment.Now.AddHours(-5) : moment.DaysAgo(ago);
            var open = await store.ModelChanges().Where(c => c.SourceId == source.Id && c.State == ModelChangeState.Suspected).ToDictionaryAsync(c => c.RawModel, StringComparer.Ordinal, ct);
            var lines = host.Models.Where(m => m.Since >= ago && m.Gone < ago).Select(m => m.At(ago, moment)).ToList();
            store.ModelChanges().AddRange(ListingUpdate.Apply(source, lines, open, baseline: source.LastVerifiedAt is null, whole: true, at).Where(c => c.Id == 0));
            (source.State, source.StateReason, source.LastCheckedAt, source.LastVerifiedAt) = (ListingState.Read, "", at, at);
            source.ReaderVersion = ListingReader.Version;
            await store.SaveChangesAsync(ct);
        }
    }

    private sealed record Host(string Key, IReadOnlyList<Listed> Models)
    {
        /// <summary>The top-level domain is reserved: no name in it is ever anybody's.</summary>
        public string Url => $"https://{Key}.sample.invalid/v1/models";

        /// <summary>Every day on which something changed, the day after it, the beginning and now.</summary>
        public IEnumerable<int> Polls() =>
            Models.SelectMany(m => new[] { m.Since, m.Gone, m.Gone - 1, m.Retires?.Said ?? 0 })
                .Append(0).Append(SampleMoment.Days - 1).Where(ago => ago is >= 0 and < SampleMoment.Days).Distinct().OrderDescending();
    }

    private sealed record Listed(string Id)
    {
        public int Since { get; init; } = SampleMoment.Days;

        /// <summary>Days ago on which it was missing for the first time.</summary>
        public int Gone { get; init; } = -1;

        /// <summary>Days ago on which the host said it, and how many days ahead of today it is to happen.</summary>
        public (int Said, int Ahead)? Retires { get; init; }

        public string? Replacement { get; init; }

        public ListedLine At(int ago, SampleMoment moment) =>
            new(Id, RetiresOn: Retires is { } said && ago <= said.Said ? moment.Today.AddDays(said.Ahead) : null, Replacement: Replacement);
    }
}
