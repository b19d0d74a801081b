using System.Diagnostics;
using System.Globalization;

using Dashboard.Core.Alerts.Channels;
using Dashboard.Core.Alerts.Deliveries;
using Dashboard.Core.Store;
using Dashboard.Core.Terms;
using Dashboard.Core.Terms.Sources;
using Dashboard.Core.Terms.Versions;
using Dashboard.Core.Units;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Alerts.Proof;

/// <summary>
/// Shows that watching terms survives <c>kill -9</c>: processes that poll documents which change, raise alerts and deliver them die at
/// random moments; afterwards no version may be lost or doubled, and nobody told twice.
/// </summary>
public sealed class TermsKillProof(IDbContextFactory<DashboardStore> stores, SaveTermsSource sources, SaveChannel channels, VersionTexts texts, TimeProvider time)
{
    private const int MostRounds = 20;

    public async Task<TermsKillReport> RunAsync(TermsKillOptions options, CancellationToken ct)
    {
        var started = time.GetTimestamp();
        await using var world = new KillServers();
        await PrepareAsync(world, options.Sources, ct);
        await PollAsync(world, options, killAfter: null, ct);
        var died = 0;
#pragma warning disable CA5394 // The moments of the kills must be repeatable, not secret.
        var moments = new Random(options.Seed);
        for (var kill = 1; kill <= options.Kills; kill++)
        {
            world.Turn(kill);
            died += await PollAsync(world, options, TimeSpan.FromMilliseconds(moments.Next(900, 3600)), ct) ? 1 : 0;
        }
#pragma warning restore CA5394

        // What an attempt that died had claimed is free once its lease is over.
        for (var round = 0; round == 0 || (round < MostRounds && await UnsettledAsync(ct)); round++)
            await PollAsync(world, options, killAfter: null, ct);

        return await JudgeAsync(world, options, died, started, ct);
    }

    private async Task PrepareAsync(KillServers world, int count, CancellationToken ct)
    {
        for (var source = 0; source < count; source++)
        {
            if (await sources.AddAsync(new("example", $"Terms {source}", TermsKind.Terms, $"http://127.0.0.1:{world.WebPort}/terms/{source}"), ct) is SaveOutcome.Refused refused)
                throw new InvalidOperationException(refused.Problems[0].Message);
        }

        ChannelDraft[] drafts =
        [
            new(ChannelKind.Webhook, "Hook") { Url = $"http://127.0.0.1:{world.WebPort}/hook" },
            new(ChannelKind.Email, "Mail") { MailHost = "127.0.0.1", MailPort = world.MailPort, MailSecurity = MailSecurity.None, MailFrom = "a@example.com", MailTo = ["b@example.com"] },
        ];
        foreach (var draft in drafts)
        {
            if (await channels.AddAsync(draft, "bench", ct) is ChannelSaved.Refused refused)
                throw new InvalidOperationException(refused.Problems[0].Message);
        }
    }

    /// <summary>Polls, raises and delivers in a process of its own; true when it had to be killed.</summary>
    private static async Task<bool> PollAsync(KillServers world, TermsKillOptions options, TimeSpan? killAfter, CancellationToken ct)
    {
        using var process = Process.Start(new ProcessStartInfo(
            options.FileName,
            [
                .. options.Arguments, $"--Outbound:AllowedPrivate=127.0.0.1:{world.WebPort},127.0.0.1:{world.MailPort}", "--Outbound:PerHostSpacing=0",
                "--Alerts:Lease=00:00:03", "--Alerts:AttemptLimit=00:00:02", "--Logging:LogLevel:Default=Error",
            ])
        { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, UseShellExecute = false })!;
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(ct), process.StandardError.ReadToEndAsync(ct));
        var killed = false;
        if (killAfter is { } moment)
        {
            using var late = CancellationTokenSource.CreateLinkedTokenSource(ct);
            late.CancelAfter(moment);
            await process.WaitForExitAsync(late.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            killed = !process.HasExited;
            if (killed)
                process.Kill(entireProcessTree: true);
        }

        await process.WaitForExitAsync(ct);
        await output;
        return killed || killAfter is not null || process.ExitCode == 0 ? killed : throw new InvalidOperationException(await error);
    }

    private async Task<bool> UnsettledAsync(CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        return await store.AlertDeliveries().AnyAsync(d => d.State == DeliveryState.Sending || d.State == DeliveryState.Waiting, ct);
    }

    private async Task<TermsKillReport> JudgeAsync(KillServers world, TermsKillOptions options, int died, long started, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        var wrong = new List<string>();
        var versions = await store.TermsVersions().AsNoTracking().ToListAsync(ct);
        var changes = await store.TermsChanges().AsNoTracking().ToListAsync(ct);
        foreach (var source in await store.TermsSources().AsNoTracking().ToListAsync(ct))
        {
            var own = versions.Where(v => v.SourceId == source.Id).OrderBy(v => v.Number).ToList();
            if (!own.Select(v => v.Number).SequenceEqual(Enumerable.Range(1, own.Count)) || own.DistinctBy(v => v.TextHash).Count() != own.Count)
                wrong.Add($"{source.Name}: versions {string.Join(", ", own.Select(v => v.Number))} have gaps or say the same.");

            if (changes.Count(c => c.SourceId == source.Id) != own.Count - 1 || own.Zip(own.Skip(1)).Any(step => changes.Count(c => c.FromVersionId == step.First.Id && c.ToVersionId == step.Second.Id) != 1))
                wrong.Add($"{source.Name}: not one change between each two versions.");

            var last = KillServers.Sentence(source.Name[6..], options.Kills);
            if (own.Count == 0 || await texts.ReadAsync(own[^1], ct) is not { } text || !text.Markdown.Contains(last, StringComparison.Ordinal))
                wrong.Add($"{source.Name}: the last text is lost.");
        }

        var deliveries = await store.AlertDeliveries().AsNoTracking().Join(store.AlertChannels(), d => d.ChannelId, c => c.Id, (d, c) => new { d.State, c.Kind }).ToListAsync(ct);
        var alerts = await store.Alerts().CountAsync(a => a.Rule == "terms-changed", ct);
        if (alerts != changes.Count || deliveries.Count != 2 * changes.Count)
            wrong.Add(Text($"{changes.Count} changes, {alerts} alerts, {deliveries.Count} deliveries to two channels."));

        // A receiver that drops what it has seen hears of each alert once; a mail has no such receiver, and none may come twice.
        var heard = world.Hooks.Distinct(StringComparer.Ordinal).Count();
        if (heard != changes.Count || deliveries.Exists(d => d.Kind == ChannelKind.Webhook && d.State != DeliveryState.Sent))
            wrong.Add(Text($"The webhook heard {heard} messages of {changes.Count}."));

        var (mails, unsure) = (world.Mails, deliveries.Count(d => d.Kind == ChannelKind.Email && d.State == DeliveryState.Unsure));
        if (mails.Distinct(StringComparer.Ordinal).Count() != mails.Count || mails.Count + unsure < changes.Count || mails.Count > changes.Count)
            wrong.Add(Text($"{mails.Count} mails, {unsure} unsure, of {changes.Count}."));

        return new(options.Kills, died, versions.Count, changes.Count, world.Hooks.Count, heard, mails.Count, unsure, time.GetElapsedTime(started).TotalSeconds, wrong);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>How often to kill, and which program is the one that dies.</summary>
/// <param name="FileName">The program that polls.</param>
/// <param name="Arguments">Its arguments, with the data folder; what belongs to the servers is added.</param>
public sealed record TermsKillOptions(string FileName, IReadOnlyList<string> Arguments)
{
    public int Kills { get; init; } = 25;

    public int Sources { get; init; } = 12;

    public int Seed { get; init; } = 1;
}

/// <summary>What the kills did.</summary>
/// <param name="Died">Processes that were still at work when they were killed.</param>
/// <param name="Requests">Webhook requests; the same message may be sent again, and says that it is the same.</param>
/// <param name="Unsure">Mails of which nobody can say whether the server took them; they are not sent again.</param>
public sealed record TermsKillReport(
    int Kills, int Died, int Versions, int Changes, int Requests, int Messages, int Mails, int Unsure, double Seconds, IReadOnlyList<string> Wrong)
{
    public bool Passed => Wrong.Count == 0;
}
