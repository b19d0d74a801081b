using Dashboard.Core.Store;
using Dashboard.Core.Terms.Capture;
using Dashboard.Core.Terms.Sources;

using Microsoft.EntityFrameworkCore;

namespace Dashboard.Core.Terms.Versions;

/// <summary>Judges a file as if a source had answered with it; nothing is written.</summary>
public sealed class CheckAgainstSource(IDbContextFactory<DashboardStore> stores, VersionTexts texts)
{
    /// <summary>Null when there is no such source.</summary>
    public async Task<TermsCheck?> RunAsync(int sourceId, ReadOnlyMemory<byte> bytes, Uri? url, CancellationToken ct)
    {
        await using var store = await stores.CreateDbContextAsync(ct);
        if (await store.TermsSources().AsNoTracking().SingleOrDefaultAsync(s => s.Id == sourceId && s.RemovedAt == null, ct) is not { } source)
            return null;

        var version = await store.TermsVersions().AsNoTracking().SingleOrDefaultAsync(v => v.Id == source.CurrentVersionId, ct);
        var final = url ?? new Uri(source.Url);
        return TermsCheck.Of(Extraction.Of(source, bytes.Span, contentType: null, final), new CaptureContext
        {
            Asked = new Uri(source.Url),
            Final = final,
            Baseline = version is null ? null : await texts.ReadAsync(version, ct),
            Vouched = version?.VouchedBy is not null,
            Markers = source.Markers() is { Count: > 0 } markers ? markers : null,
        });
    }
}
