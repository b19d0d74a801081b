using System.Text.Json;

using Dashboard.Core.Terms.Capture;

namespace Dashboard.Core.Terms.Versions;

/// <summary>Keeps and reads the texts of versions, beside the raw bytes they came from.</summary>
public sealed class VersionTexts(CaptureFiles files)
{
    public Task<string> SaveAsync(PageText page, CancellationToken ct) =>
        files.SaveAsync(JsonSerializer.SerializeToUtf8Bytes(page, JsonSerializerOptions.Web), ct);

    /// <summary>Null when the file is gone.</summary>
    public Task<PageText?> ReadAsync(TermsVersion version, CancellationToken ct) => ReadAsync(version.TextFile, ct);

    /// <summary>Null when the file is gone.</summary>
    public async Task<PageText?> ReadAsync(string file, CancellationToken ct) =>
        await files.ReadAsync(file, ct) is { } bytes ? JsonSerializer.Deserialize<PageText>(bytes, JsonSerializerOptions.Web) : null;
}
