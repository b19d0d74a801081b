using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

using Dashboard.Core.Store;
using Dashboard.Core.Terms.Capture;
using Dashboard.Core.Terms.Classify;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Terms.Timeline;

/// <summary>
/// One change as a folder that proves itself to somebody without this program: both pages as they came, both texts, the
/// sentences that changed, and a list of what was fetched when with every hash.
/// </summary>
public sealed class EvidenceExport(ChangeQuery changes, IDbContextFactory<DashboardStore> stores, CaptureFiles files)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerOptions.Web) { WriteIndented = true, Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    /// <summary>Null when there is no such change.</summary>
    public async Task<byte[]?> ZipAsync(int changeId, CancellationToken ct)
    {
        if (await changes.FindAsync(changeId, ct) is not { } detail)
            return null;

        await using var store = await stores.CreateDbContextAsync(ct);
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "change.json", JsonSerializer.SerializeToUtf8Bytes(new { detail.Change, detail.From, detail.To, detail.Diff, detail.Reviews }, Json), detail.Change.ConfirmedAt);
            Add(zip, "change.md", Encoding.UTF8.GetBytes(Markdown(detail)), detail.Change.ConfirmedAt);
            await AddSideAsync(store, zip, "before", detail.Change.SourceId, detail.From, ct);
            await AddSideAsync(store, zip, "after", detail.Change.SourceId, detail.To, ct);
        }

        return bytes.ToArray();
    }

    private async Task AddSideAsync(DashboardStore store, ZipArchive zip, string side, int sourceId, VersionEvidence version, CancellationToken ct)
    {
        var row = await store.TermsVersions().AsNoTracking().SingleAsync(v => v.SourceId == sourceId && v.Number == version.Number, ct);
        var capture = await store.TermsCaptures().AsNoTracking().SingleAsync(c => c.Id == row.CaptureId, ct);
        if (await files.ReadAsync(row.TextFile, ct) is { } text && JsonSerializer.Deserialize<PageText>(text, JsonSerializerOptions.Web) is { } page)
            Add(zip, $"{side}.md", Encoding.UTF8.GetBytes(page.Markdown), version.CapturedAt);

        // Without a name that opens in a browser: a page of somebody else's must not run because somebody clicked on it in a folder.
        if (await files.ReadAsync(capture.RawHash, ct) is { } raw)
            Add(zip, $"{side}.raw", raw, version.CapturedAt);

        Add(zip, $"{side}.headers.json", Encoding.UTF8.GetBytes(capture.Headers), version.CapturedAt);
    }

    private static void Add(ZipArchive zip, string name, ReadOnlySpan<byte> content, DateTime at)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = new DateTimeOffset(DateTime.SpecifyKind(at, DateTimeKind.Utc));
        using var stream = entry.Open();
        stream.Write(content);
    }

    private static string Markdown(ChangeDetail detail)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# {detail.Change.Provider}: {detail.Change.Source}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Version {detail.From.Number} to version {detail.To.Number}, level {detail.Change.Level.ToString().ToLowerInvariant()}, confirmed {detail.Change.ConfirmedAt:yyyy-MM-dd HH:mm} UTC.\n\n");
        foreach (var (side, version) in new[] { ("Before", detail.From), ("After", detail.To) })
            text.Append(CultureInfo.InvariantCulture, $"- {side}: fetched {version.CapturedAt:yyyy-MM-dd HH:mm:ss} UTC from {version.FinalUrl}, SHA-256 of the page {version.RawHash}, of its words {version.TextHash}, read by extractor {version.ExtractedBy}\n");

        foreach (var change in (IEnumerable<ClauseChange>?)detail.Diff?.Changes ?? [])
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {change.Op}{(change.Heading.Length > 0 ? $", under “{change.Heading}”" : "")}\n\n{change.Level}: {change.Reason}\n");
            if (change.Before is { } before)
                text.Append(CultureInfo.InvariantCulture, $"\n> Before: {before}\n");

            if (change.After is { } after)
                text.Append(CultureInfo.InvariantCulture, $"\n> After: {after}\n");
        }

        foreach (var review in detail.Reviews)
            text.Append(CultureInfo.InvariantCulture, $"\nReviewed {review.At:yyyy-MM-dd HH:mm} UTC by {review.By}: {review.Decision}{(review.Owner is { } owner ? $", owner {owner}" : "")}. {review.Note}\n");

        return text.ToString();
    }
}
